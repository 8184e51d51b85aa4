// A minimal Windows executable with a version resource and Electron's fuse wire: enough for electron-builder to edit,
// never run.
const { writeFileSync } = require('node:fs');
const ResEdit = require('resedit');

const executable = ResEdit.NtExecutable.createEmpty(false, false);
const resources = ResEdit.NtExecutableResource.from(executable);
const version = ResEdit.Resource.VersionInfo.createEmpty();
version.setFileVersion(1, 0, 0, 0, 1033);
version.setProductVersion(1, 0, 0, 0, 1033);
version.setStringValues(
  { lang: 1033, codepage: 1200 },
  {
    ProductName: 'Electron',
    FileDescription: 'Electron',
    OriginalFilename: 'electron.exe',
    CompanyName: 'x',
    LegalCopyright: 'x',
    InternalName: 'electron.exe',
  },
);
version.outputToResourceEntries(resources.entries);
resources.outputResource(executable);
const wire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);
writeFileSync(process.argv[2], Buffer.concat([Buffer.from(executable.generate()), wire]));
