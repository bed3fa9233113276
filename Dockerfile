# Airlock's images. They hold what `./airlock build` has built; docker-compose.yml says which service is which.
#   docker build --target service --build-arg SERVICE=deploy-api .
#   docker build --target infra-runner .
FROM eclipse-temurin:25-jre AS base
RUN useradd --system --uid 10001 --home-dir /tmp --shell /usr/sbin/nologin airlock \
    && mkdir -p /world /workspaces && chown airlock /world /workspaces
ENV QUARKUS_HTTP_HOST=0.0.0.0 TZ=UTC LANG=C.UTF-8
WORKDIR /opt/airlock

# Topics, stand-ins, an infrastructure repository: what production has of its own.
FROM base AS sandbox
COPY config /opt/airlock/config
COPY sandbox/target/lib /opt/airlock/lib
COPY sandbox/target/sandbox-*.jar /opt/airlock/lib/
USER airlock
EXPOSE 8090
ENTRYPOINT ["java", "-Xmx256m", "-XX:+UseSerialGC", "-cp", "lib/*", "dev.airlock.sandbox.demo.Main"]

FROM hashicorp/terraform:1.11 AS terraform

FROM debian:bookworm-slim AS just
RUN apt-get update && apt-get install -y --no-install-recommends python3-pip \
    && pip install --no-cache-dir --break-system-packages --target /just rust-just==1.43.0

# The one service that runs other programs: git, just and Terraform.
FROM base AS infra-runner
RUN apt-get update && apt-get install -y --no-install-recommends git curl && rm -rf /var/lib/apt/lists/*
COPY --from=terraform /bin/terraform /usr/local/bin/terraform
COPY --from=just /just/bin/just /usr/local/bin/just
COPY infra-runner/target/quarkus-app /opt/airlock
USER airlock
EXPOSE 8080
ENV AIRLOCK_INFRA_WORKSPACES=/workspaces
VOLUME /workspaces
HEALTHCHECK --interval=2s --timeout=5s --start-period=60s --retries=15 \
    CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/q/health/ready"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", \
    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", "quarkus-run.jar"]

# Any other service. Last, as the older builder builds every stage before the one that is asked for.
FROM base AS service
ARG SERVICE
COPY ${SERVICE}/target/quarkus-app /opt/airlock
USER airlock
EXPOSE 8080
HEALTHCHECK --interval=2s --timeout=5s --start-period=60s --retries=15 \
    CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/q/health/ready"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", \
    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", "quarkus-run.jar"]
