#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds fixenc and runs every test.
# The dev preset, because there every assert of the library is on; .ci/run
# tests the other presets too.
set -eu
cd -- "$(dirname -- "$0")/.."
sh tools/setup.sh
cmake --workflow --preset dev
