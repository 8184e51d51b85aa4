#!/bin/sh
# Starts CLE_EN_MAIN_TEST_ELECTRON as the person whom the tests made (tests/e2e/tools/person.ts), with no right of root
# left. Chromium's sandbox is off for root, and the program would be tried without what protects its users.
# `exec` twice: the process that was started is Electron's main process, so a signal to it reaches Electron.
exec setpriv --reuid=cle-en-main-tests --regid=cle-en-main-tests --clear-groups --inh-caps=-all --bounding-set=-all \
  "$CLE_EN_MAIN_TEST_ELECTRON" "$@"
