# syntax=docker/dockerfile:1
# Sohbet as an image: `docker build -t sohbet .`
# Alone it embeds PostgreSQL in /data:  docker run -p 8080:8080 -v sohbet:/data sohbet

FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /sohbet
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B -Dmaven.test.skip=true -DskipBrowser -Dspotless.check.skip=true -pl bootstrap -am package

FROM eclipse-temurin:25-jre-noble
LABEL org.opencontainers.image.title="Sohbet" \
      org.opencontainers.image.description="A self-hosted, real-time chat" \
      org.opencontainers.image.licenses="MIT"
RUN groupadd --gid 10001 sohbet \
 && useradd --uid 10001 --gid sohbet --no-create-home --home-dir /data --shell /usr/sbin/nologin sohbet \
 && install -d -o sohbet -g sohbet -m 0700 /data /files
# What changes seldom comes first, so that a new version is a small layer.
COPY --from=build /sohbet/bootstrap/target/lib /sohbet/lib
COPY --from=build /sohbet/bootstrap/target/sohbet.jar /sohbet/sohbet.jar
ENV SOHBET_DATA=/data
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/health/ready"]
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "-Djdk.pollerMode=1", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", \
            "--enable-native-access=ALL-UNNAMED", "-jar", "/sohbet/sohbet.jar"]
