#!/usr/bin/env bash
# Builds the container image with whichever builder this machine has: image.sh [NAME[:TAG]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' package.json)
image=${1:-kuberca-agent:$version}

if command -v docker >/dev/null && docker info >/dev/null 2>&1; then
  exec docker build --tag "$image" .
elif command -v podman >/dev/null; then
  exec podman build --format docker --tag "$image" .
elif command -v buildah >/dev/null; then
  exec buildah build --format docker --tag "$image" .
fi
echo "No image builder was found: docker (with a running daemon), podman or buildah is needed." >&2
exit 1
