package dev.airlock.watcher.airflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Airflow 3's way to get a token. */
@Path("/auth/token")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface LoginClient {

    @POST
    Token token(Account account);

    record Account(String username, String password) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record Token(@JsonProperty("access_token") String value) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
