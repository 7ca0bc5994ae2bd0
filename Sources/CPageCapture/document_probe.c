#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "page_capture.h"

// Where trailers stand: at the end, and near the start of a file made for the web.
enum { window = 1 << 16, header_reach = 1024 };

// "/Encrypt" as a whole name.
static bool names_encryption(const char *bytes, size_t count) {
  static const char name[] = "/Encrypt";
  const size_t length = sizeof name - 1;
  const char *at = bytes;
  while ((at = memmem(at, count - (size_t)(at - bytes), name, length)) != NULL) {
    size_t rest = count - (size_t)(at - bytes);
    if (rest > length && memchr(" \t\r\n\f<0123456789", at[length], 16) != NULL) return true;
    at += length;
  }
  return false;
}

static document_state state_of_error(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return DOCUMENT_NOT_FOUND;
    case EACCES:
    case EPERM:
      return DOCUMENT_NO_PERMISSION;
    default:
      return DOCUMENT_UNREADABLE;
  }
}

static void look_inside(int file, document_probe *probe) {
  static _Thread_local char bytes[window];
  ssize_t count = pread(file, bytes, sizeof bytes, 0);
  if (count < 0) {
    probe->state = DOCUMENT_UNREADABLE;
    probe->error = errno;
    return;
  }
  size_t reach = (size_t)count < header_reach ? (size_t)count : header_reach;
  probe->has_header = memmem(bytes, reach, "%PDF-", 5) != NULL;
  probe->is_encrypted = names_encryption(bytes, (size_t)count);
  if (probe->bytes > window && !probe->is_encrypted) {
    count = pread(file, bytes, sizeof bytes, (off_t)(probe->bytes - window));
    if (count > 0) probe->is_encrypted = names_encryption(bytes, (size_t)count);
  }
}

document_probe probe_document(const char *path) {
  document_probe probe = {.state = DOCUMENT_READABLE};
  // Not blocking: opening a pipe would wait for its writer.
  int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  struct stat status;
  if (file < 0) {
    probe.error = errno;
    probe.state = state_of_error(errno);
    return probe;
  }
  if (fstat(file, &status) != 0) {
    probe.error = errno;
    probe.state = DOCUMENT_UNREADABLE;
  } else if (S_ISDIR(status.st_mode)) {
    probe.state = DOCUMENT_IS_FOLDER;
  } else if (!S_ISREG(status.st_mode)) {
    probe.state = DOCUMENT_NOT_REGULAR;
  } else if (status.st_size <= 0) {
    probe.state = DOCUMENT_EMPTY;
  } else {
    probe.bytes = (uint64_t)status.st_size;
    look_inside(file, &probe);
  }
  close(file);
  return probe;
}
