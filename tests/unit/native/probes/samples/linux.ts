/** What Linux's tools and files say, written out by hand after their real shapes. */
export const DPKG =
  'libbeidpkcs11-0|install ok installed|5.1.11v5.1.11-0deb12-1\neid-viewer|deinstall ok config-files|5.1.11v5.1.11-0deb12-1\nopensc|install ok installed|0.23.0-0.3+deb12u2\nfirefox-esr|install ok installed|140.4.0esr-1~deb12u1\ngoogle-chrome-stable|install ok installed|142.0.7444.59-1\n';
export const RPM =
  'package libbeidpkcs11-0 is not installed\neid-mw-libs|install ok installed|5.1.31\neid-viewer|install ok installed|5.1.31\n';
export const OS_RELEASE = {
  debian: 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\n',
  ubuntu: "PRETTY_NAME='Ubuntu 24.04.1 LTS'\r\nVERSION_ID='24.04'\r\n",
  arch: 'NAME="Arch Linux"\nPRETTY_NAME="Arch Linux"\nID=arch\nBUILD_ID=rolling\n',
};
export const NSS_WITH_EID =
  "library=\nname=NSS Internal PKCS #11 Module\nparameters=configdir='sql:/home/x/.pki/nssdb' certPrefix=''\nNSS=Flags=internal,critical trustOrder=75\n\nlibrary=/usr/lib/x86_64-linux-gnu/libbeidpkcs11.so.0\nname=Belgium eID\n\n";
export const NSS_EMPTY = NSS_WITH_EID.slice(0, NSS_WITH_EID.indexOf('library=/usr'));
export const BEID_CONF = (level: string): string =>
  `[general]\nlog_level=info\n\n[logging]\nlog_dirname=/tmp\nlog_level=${level}\n`;
