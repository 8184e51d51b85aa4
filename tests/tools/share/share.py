#!/usr/bin/python3
"""A network share to try the program on: a folder seen through FUSE that can be slow, refuse what servers refuse, or go away.

    share.py BACKING MOUNTPOINT CONTROL LOG

CONTROL is a JSON file, read again at each operation: { "at": 1, "delayMs": 0, "refuses": ["chmod", ...], "goneAfterBytes": null | N, "gone": false, "error": "ESTALE" }.
LOG receives one line per operation that changes something: `<operation> <path>`.
"""
import errno
import json
import os
import sys
import time

from fusepy import FUSE, FuseOSError, Operations

BACKING, MOUNTPOINT, CONTROL, LOG = sys.argv[1:5]


class Share(Operations):
    wish = None
    written = 0

    def __call__(self, operation, path, *args):
        with open(CONTROL) as file:
            wish = json.load(file)
        if operation in ('init', 'destroy'):
            return None
        time.sleep(wish.get('delayMs', 0) / 1000)
        limit = wish.get('goneAfterBytes')
        if Share.wish != wish['at']:
            Share.wish, Share.written = wish['at'], 0
        if wish.get('gone') or (limit is not None and Share.written >= limit):
            raise FuseOSError(getattr(errno, wish.get('error', 'ESTALE')))
        if operation in wish.get('refuses', []):
            raise FuseOSError(getattr(errno, wish.get('refusal', 'EPERM')))
        if operation == 'rename' and 'rename-over' in wish.get('refuses', []) and os.path.exists(BACKING + args[0]):
            raise FuseOSError(errno.EEXIST)
        if operation in ('create', 'mkdir', 'rename', 'unlink', 'rmdir', 'symlink', 'link', 'truncate', 'chmod'):
            with open(LOG, 'a') as log:
                log.write(f'{operation} {path}\n')
        try:
            return getattr(self, operation)(path, *args)
        except OSError as error:
            raise FuseOSError(error.errno or errno.EIO)

    def getattr(self, path, handle=None):
        found = os.lstat(BACKING + path)
        names = ('st_atime', 'st_ctime', 'st_gid', 'st_mode', 'st_mtime', 'st_nlink', 'st_size', 'st_uid')
        return {name: getattr(found, name) for name in names}

    def readdir(self, path, handle): return ['.', '..', *os.listdir(BACKING + path)]
    def access(self, path, mode): return None if os.access(BACKING + path, mode) else self.refuse(errno.EACCES)
    def statfs(self, path):
        found = os.statvfs(BACKING + path)
        return {name: getattr(found, name) for name in ('f_bavail', 'f_bfree', 'f_blocks', 'f_bsize', 'f_favail', 'f_ffree', 'f_files', 'f_flag', 'f_frsize', 'f_namemax')}
    def chmod(self, path, mode): os.chmod(BACKING + path, mode)
    def chown(self, path, uid, gid): os.chown(BACKING + path, uid, gid)
    def utimens(self, path, times=None): os.utime(BACKING + path, times)
    def mkdir(self, path, mode): os.mkdir(BACKING + path, mode)
    def rmdir(self, path): os.rmdir(BACKING + path)
    def unlink(self, path): os.unlink(BACKING + path)
    def rename(self, old, new): os.rename(BACKING + old, BACKING + new)
    def open(self, path, flags): return os.open(BACKING + path, flags)
    def create(self, path, mode, info=None): return os.open(BACKING + path, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
    def truncate(self, path, length, handle=None): os.truncate(BACKING + path, length)
    def read(self, path, size, offset, handle): return os.pread(handle, size, offset)
    def write(self, path, data, offset, handle):
        Share.written += len(data)
        return os.pwrite(handle, data, offset)
    def flush(self, path, handle): return None
    def fsync(self, path, datasync, handle): os.fsync(handle)
    def release(self, path, handle): os.close(handle)

    @staticmethod
    def refuse(number):
        raise FuseOSError(number)


FUSE(Share(), MOUNTPOINT, foreground=True, nothreads=True, big_writes=True)
