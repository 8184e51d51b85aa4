#!/bin/sh
# Debian's postinst. electron-builder puts the names in; why not its own script: docs/facts/electron.md#debian-package.
set -e

folder='/opt/${sanitizedProductName}'
executable="$folder/${executable}"
helper="$folder/chrome-sandbox"
source="$folder/resources/apparmor-profile"
profile='/etc/apparmor.d/${executable}'

case "$1" in
  configure | abort-upgrade | abort-remove | abort-deconfigure) ;;
  *) exit 0 ;;
esac

ln -sfn "$executable" '/usr/bin/${executable}'

# Where a normal user may make no user namespace, Chromium's sandbox needs this helper, which becomes root. Whether that
# is so cannot be found out here: root may always make one, and an administrator may close them tomorrow. Where they are
# open, the helper is not used. `dpkg-statoverride` has the last word.
if ! dpkg-statoverride --list "$helper" > /dev/null 2>&1; then
  chown root:root "$helper"
  chmod 4755 "$helper"
fi

# Ubuntu from 24.04 on lets only programs with a profile make user namespaces. Older AppArmors do not understand it.
if command -v apparmor_parser > /dev/null 2>&1; then
  if apparmor_parser --skip-kernel-load --debug "$source" > /dev/null 2>&1; then
    cp -f "$source" "$profile"
    # In an image that is only being made there is no running AppArmor to tell.
    if apparmor_status --enabled > /dev/null 2>&1 && ! { command -v ischroot > /dev/null 2>&1 && ischroot; }; then
      apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
    fi
  fi
fi
