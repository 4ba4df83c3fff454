#!/bin/sh
# SPDX-License-Identifier: MIT
# Shell scripts are as shellcheck wants them.  The goldens in tests/cli are
# scenes, not programs.  SC2016: a backquote may be Markdown's.
set -eu
cd -- "$(dirname -- "$0")/../.."
find tools tests -name '*.sh' -not -path 'tests/cli/*' -exec shellcheck -e SC2016 {} +
shellcheck tests/cli/run.sh .ci/run
