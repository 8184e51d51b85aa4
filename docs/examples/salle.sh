#!/bin/sh
# Installe Clé en main et son règlement sur les PC d'une salle, par SSH comme root.
#   ./salle.sh cle-en-main_0.1.0_amd64.deb policy.json poste01 poste02 …
# Laisse de côté un PC où le programme est ouvert. Finit par 0 si tous les PC sont en ordre, par 1 sinon.
set -u

if [ "$#" -lt 3 ]; then
  echo "Usage : $0 paquet.deb policy.json poste…" >&2
  exit 64
fi
paquet=$1
reglement=$2
shift 2

# Ce que chaque PC fait lui-même ; les deux fichiers sont dans le dossier qu'il reçoit comme premier mot.
sur_le_poste='
set -eu
dossier=$1
for processus in /proc/[0-9]*; do
  if [ "$(readlink "$processus/exe" 2> /dev/null)" = /opt/cle-en-main/cle-en-main ]; then
    echo "occupé : plus tard"
    exit 1
  fi
done
export DEBIAN_FRONTEND=noninteractive
apt-get install -y -qq "$dossier/paquet.deb" > "$dossier/journal.txt" 2>&1 || {
  grep "^E:" "$dossier/journal.txt" || tail -n 3 "$dossier/journal.txt"
  exit 1
}
# Un règlement avec une faute ne remplace pas celui qui est là. Chromium ne tourne pas comme root.
chmod -R a+rX "$dossier"
runuser -u nobody -- cle-en-main policy check "$dossier/policy.json" 2> /dev/null
install -d -m 0755 /etc/cle-en-main
install -m 0644 "$dossier/policy.json" /etc/cle-en-main/policy.json
echo "version $(dpkg-query -W -f "\${Version}" cle-en-main)"
'

echec=0
for poste in "$@"; do
  printf '%s : ' "$poste"
  if dossier=$(ssh "root@$poste" mktemp -d) &&
    scp -q "$paquet" "root@$poste:$dossier/paquet.deb" &&
    scp -q "$reglement" "root@$poste:$dossier/policy.json" &&
    ssh "root@$poste" sh -s -- "$dossier" << FIN
$sur_le_poste
FIN
  then
    :
  else
    echo "pas en ordre"
    echec=1
  fi
  [ -z "${dossier:-}" ] || ssh "root@$poste" rm -rf "$dossier"
  dossier=
done
exit "$echec"
