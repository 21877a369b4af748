# Three stages: compile with everything, install what runs, put both on a slim image that needs no write access at all.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund --loglevel=error
COPY nest-cli.json tsconfig.json .swcrc ./
COPY src src
RUN npm run build

FROM node:24-slim AS runtime
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund --loglevel=error && npm cache clean --force
COPY --from=build /app/dist dist

# Node's compile cache saves about a sixth of the CPU time of a start, but is only written on a clean exit, and the root file
# system is read-only later: one run here fills it. Its entries hold for this Node, path and user id alone.
FROM runtime AS warm
COPY scripts/service.mjs scripts/warm-compile-cache.mjs scripts/
COPY deploy/examples deploy/examples
RUN mkdir /app/compile-cache && chown 10001:10001 /app/compile-cache
USER 10001:10001
RUN HOME=/tmp NODE_COMPILE_CACHE=/app/compile-cache node scripts/warm-compile-cache.mjs

FROM runtime
LABEL org.opencontainers.image.title="kuberca-agent" \
      org.opencontainers.image.description="Root-cause analysis for Kubernetes alerts: alerts in on NATS JetStream, analyses out" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=warm /app/compile-cache compile-cache
COPY LICENSE ./
# `kubectl exec … -- kuberca doctor`, and the same as an init container.
RUN chmod +x dist/cli/kuberca.js && ln -s /app/dist/cli/kuberca.js /usr/local/bin/kuberca
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/compile-cache MALLOC_ARENA_MAX=2
USER 10001:10001
EXPOSE 8000
# Exec form: the process is PID 1, so SIGTERM reaches it. What `npm start` runs; the options keep the heap small
# (docs/performance.md).
CMD ["node", "--max-semi-space-size=8", "--min-semi-space-size=8", "--initial-old-space-size=64", "--heap-growing-percent=20", "dist/main.js"]
