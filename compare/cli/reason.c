#include "compare/cli/reason.h"

#include <errno.h>
#include <string.h>

const char *reason_text(int error)
{
	switch (error) {
	case ENOENT:
		return "there is no such file or directory";
	case ENOTDIR:
		return "a part of the path is no directory";
	case EISDIR:
		return "it is a directory";
	case EACCES:
	case EPERM:
		return "permission denied";
	case EROFS:
		return "the file system is read-only";
	case ENOSPC:
		return "no space left on the device";
	case EPIPE:
		return "its reader has gone";
	case EBADF:
		return "it is closed";
	default:
		return strerror(error);
	}
}
