# One image for every service and command; the command says which:  docker run --rm reviewstream analyze --help
#
#   docker build -t reviewstream .                                from source; needs nothing but Docker (BuildKit)
#   mvn -Dfast -DskipTests package
#   docker build --build-arg DIST=prebuilt -t reviewstream .      from the jars of that build, in local/target/dist
ARG DIST=built

FROM maven:3.9-eclipse-temurin-25 AS built
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -ntp -Dfast -DskipTests -pl local -am package

FROM scratch AS prebuilt
COPY local/target/dist/lib /src/local/target/dist/lib

FROM ${DIST} AS dist

# Libraries and our own jars are layers of their own: the former seldom change, the latter are small.
FROM eclipse-temurin:25-jre AS layers
COPY --from=dist /src/local/target/dist/lib /layers/lib
RUN mkdir /layers/own && mv /layers/lib/reviewstream-*.jar /layers/own/

FROM eclipse-temurin:25-jre
ARG VERSION=development
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Reviewstream" \
      org.opencontainers.image.description="Free-text reviews in, structured reviews out, through Apache Kafka" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

COPY --from=layers /layers/lib /app/lib
COPY --from=layers /layers/own /app/own
COPY deploy/docker/healthcheck deploy/docker/prepare /app/

# The class path is spelled out in one order, and classes are loaded, linked and profiled once, here, by a small job.
RUN sh /app/prepare && rm /app/prepare

# Health is for whoever runs the container, not for this machine alone. Override with -e.
ENV REVIEWSTREAM_HEALTH_HOST=0.0.0.0 \
    REVIEWSTREAM_HEALTH_PORT=9404 \
    REVIEWSTREAM_LOG_LEVEL=WARN \
    ENRICH_STATE_FOLDER=/var/lib/reviewstream

# By number, so that an orchestrator can see that it is not root.
USER 1000:1000
WORKDIR /var/lib/reviewstream
EXPOSE 9404
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 CMD ["bash", "/app/healthcheck"]
ENTRYPOINT ["java", "@/app/java.args", "io.reviewstream.local.command.Reviewstream"]
CMD ["--help"]
