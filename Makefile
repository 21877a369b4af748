# Everything here works on a fresh machine: what is missing is installed under .cache/ and node_modules/ first.
SHELL := bash
.DEFAULT_GOAL := help

# Node: the system's where it is 22.22 or newer, else Node 24 from the npm package of that platform, first in PATH.
NODE_VERSION := 24.21.0
NODE_IS_NEW := $(shell node -p '(([a, b]) => a > 22 || (a === 22 && b >= 22))(process.versions.node.split(".").map(Number))' 2>/dev/null)
ifneq ($(NODE_IS_NEW),true)
  NODE_PLATFORM := $(shell uname -s | tr A-Z a-z)-$(shell uname -m | sed 's/x86_64/x64/;s/aarch64/arm64/')
  NODE_BIN := $(CURDIR)/.cache/node/node_modules/node-$(NODE_PLATFORM)/bin
  export PATH := $(NODE_BIN):$(PATH)
  LOCAL_NODE := $(NODE_BIN)/node
endif

BUILT := dist/.built
SOURCES := $(shell find src \( -type d -o -name '*.ts' -not -name '*.spec.ts' \) 2>/dev/null) \
  package-lock.json package.json nest-cli.json tsconfig.json .swcrc

.PHONY: help install build start run demo test test-faults soak unit properties accuracy accuracy-page bench lint format openapi docs release-check release-notes helm image clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 22

install: $(LOCAL_NODE) ## Installs Node where it is too old, and the packages of the lock file
	@node scripts/install.mjs $(LOCAL_NODE)

build: install $(BUILT) ## Installs and compiles to dist/

$(BUILT): $(SOURCES) | install
	@npm run --silent build
	@touch $@

start: build ## The compiled service, settings from the environment only
	@exec npm start --silent

run: build ## Development: uses NATS_URL when set, else starts a local NATS server
	@exec node scripts/run.mjs

demo: build ## An alert in, its analysis out: no cluster, key or database needed
	@node scripts/demo.mjs

test: build ## Every test (TEST=path narrows it)
	@npm test --silent -- $(TEST)

test-faults: build ## The fault suite, twenty minutes (NATS=debian: against Debian's old server; TEST=path narrows it)
	@NATS_SERVER_BIN=$$([ -z "$(NATS)" ] && echo "$$NATS_SERVER_BIN" || node scripts/nats-server.mjs find $(NATS)) \
	  npm test --silent -- --config test/faults/jest.config.js $(TEST)

soak: build ## Alerts while faults happen at random (MINUTES=5 SEED=1)
	@node test/faults/soak.ts $(or $(MINUTES),5) $(or $(SEED),1)

unit: install ## The specs beside the sources: no server, no build
	@npm run --silent unit

properties: build ## The property tests with other random inputs than `make test` takes (RUNS=1000)
	@PROPERTY_SEED=random PROPERTY_RUNS=$(or $(RUNS),1000) \
	  npm test --silent -- $$(grep -rlw fast-check src --include=*.spec.ts)

accuracy: build ## How often the rules alone find the cause (SCENARIOS="name…" narrows it)
	@npm run --silent accuracy -- $(SCENARIOS)

accuracy-page: build ## The same, and writes the figures into docs/accuracy.md
	@npm run --silent accuracy -- --write

bench: build ## Latency, start and memory, printed with medians
	@npm run --silent bench

lint: build ## Lint, format, types, and whether generated files are fresh
	npx oxlint --deny-warnings
	npx oxfmt --check .
	npm run --silent typecheck
	npm run --silent docs:check
	npm run --silent tools:docs:check
	npm run --silent masking:docs:check
	npm run --silent alerts:docs:check
	npm run --silent metrics:docs:check
	npm run --silent monitoring:check
	npm run --silent chart:check
	npm run --silent manifests:check
	npm run --silent openapi:check
	node scripts/complete-lockfile.mjs --check
	node scripts/lint-files.mjs
	node scripts/lint-rooms.mjs
	node scripts/lint-mechanisms.mjs
	node scripts/lint-cited-files.mjs
	node scripts/lint-command-blocks.mjs
	node scripts/lint-log-events.mjs

format: install ## Formats, and mends what the linter can mend
	npx oxfmt .
	npx oxlint --fix

openapi: build ## Writes docs/openapi.json
	@npm run --silent openapi

docs: build ## Writes .env.example, the README's table of settings, docs/tools.md, docs/masking-rules.md, docs/alert-catalogue.md, docs/metrics.md, and what is rendered or written in deploy/
	@npm run --silent docs
	@npm run --silent tools:docs
	@npm run --silent masking:docs
	@npm run --silent alerts:docs
	@npm run --silent metrics:docs
	@npm run --silent monitoring
	@npm run --silent chart
	@npm run --silent manifests

release-check: lint test ## All of a release that can run here: lint, tests, chart, image, bill of materials, notes (into .cache/release)
	@node scripts/release/release-check.mjs

release-notes: ## Release notes from the commits since the last tag (FROM=… TO=… name others)
	@node scripts/release-notes.mjs $(FROM) $(TO)

helm: ## Builds helm into .cache/ where npm has none for this machine (some minutes, needs Go)
	@GOBIN=$(CURDIR)/.cache/helm go install helm.sh/helm/v3/cmd/helm@v3.22.0

image: ## Builds the container image with docker, podman or buildah
	@scripts/image.sh $(IMAGE)

clean: ## Removes what was built and downloaded
	rm -rf dist node_modules .cache coverage

ifdef LOCAL_NODE
$(LOCAL_NODE):
	@case "$(NODE_PLATFORM)" in linux-x64 | linux-arm64) ;; *) \
	  echo "Node 22.22 or newer is needed (this machine has $$(node --version 2>/dev/null || echo none)): https://nodejs.org" >&2; exit 1;; esac
	@command -v npm >/dev/null || { echo "Neither Node nor npm is installed: apt-get install npm, or https://nodejs.org" >&2; exit 1; }
	@echo "Node $(NODE_VERSION) is installed under .cache/node, because this machine has $$(node --version 2>/dev/null || echo none)"
	@npm install --prefix .cache/node --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel error node-$(NODE_PLATFORM)@$(NODE_VERSION) >/dev/null
	@touch $@
endif
