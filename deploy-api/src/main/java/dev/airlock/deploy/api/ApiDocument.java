package dev.airlock.deploy.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the OpenAPI document says of the whole API. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Airlock",
                        version = "1",
                        description =
                                "Deploys an Airflow data platform without killing the work that"
                                        + " runs on it. Errors are problem details (RFC 9457,"
                                        + " application/problem+json); a refused command changes"
                                        + " nothing and links to what stands in its way."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description =
                "A token of Airlock's own, or one of the provider of identities that is configured;"
                        + " its name is who the ledger says it was.")
public class ApiDocument extends Application {}
