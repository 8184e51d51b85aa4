#!/bin/sh
# Debian's postrm: what after-install.sh made goes. The policy in /etc/cle-en-main is the administrator's, and stays.
set -e

profile='/etc/apparmor.d/${executable}'

# Before an upgrade nothing goes: the new version has it again in a moment.
case "$1" in
  remove | purge | disappear) ;;
  *) exit 0 ;;
esac

link='/usr/bin/${executable}'
if [ "$(readlink "$link")" = '/opt/${sanitizedProductName}/${executable}' ]; then
  rm -f "$link"
fi

if [ -f "$profile" ]; then
  if command -v apparmor_parser > /dev/null 2>&1 && apparmor_status --enabled > /dev/null 2>&1; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile" /var/cache/apparmor/*/'${executable}'
fi
