# Three stages: compile with everything and take what can be loaded, run it once, put it on a base that holds the C library and little else:
# no shell, no package manager, nothing that is written to.
FROM node:24 AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund --loglevel=error
COPY nest-cli.json tsconfig.json .swcrc LICENSE ./
COPY src src
COPY scripts/production-tree.mjs scripts/
RUN npm run build && node scripts/production-tree.mjs /image/app
# `kubectl exec … -- kuberca doctor`, and the same as an init container. There is no /usr/bin/env in the image.
RUN sed -i '1s|.*|#!/usr/local/bin/node|' /image/app/dist/cli/kuberca.js && chmod +x /image/app/dist/cli/kuberca.js \
    && mkdir -p /image/usr/local/bin && ln -s /app/dist/cli/kuberca.js /image/usr/local/bin/kuberca \
    && strip -o /image/usr/local/bin/node /usr/local/bin/node

# Node's compile cache saves about a sixth of the CPU time of a start, but is only written on a clean exit, and the root file
# system is read-only later: one run here fills it. Its entries hold for this Node, path and user id alone.
FROM node:24-slim AS warm
COPY --from=build /image /
WORKDIR /app
COPY scripts/service.mjs scripts/warm-compile-cache.mjs scripts/
COPY deploy/examples deploy/examples
RUN mkdir compile-cache && chown 10001:10001 compile-cache
USER 10001:10001
RUN HOME=/tmp NODE_COMPILE_CACHE=/app/compile-cache node scripts/warm-compile-cache.mjs && chmod -R a+rX compile-cache

FROM gcr.io/distroless/cc-debian12
LABEL org.opencontainers.image.title="kuberca-agent" \
      org.opencontainers.image.description="Root-cause analysis for Kubernetes alerts: alerts in on NATS JetStream, analyses out" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /image /
COPY --from=warm /app/compile-cache /app/compile-cache
WORKDIR /app
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/compile-cache MALLOC_ARENA_MAX=2
USER 10001:10001
EXPOSE 8000
# Exec form: the process is PID 1, so SIGTERM reaches it. What `npm start` runs; the options keep the heap small
# (docs/performance.md).
CMD ["/usr/local/bin/node", "--max-semi-space-size=8", "--min-semi-space-size=8", "--initial-old-space-size=64", "--heap-growing-percent=40", "dist/main.js"]
