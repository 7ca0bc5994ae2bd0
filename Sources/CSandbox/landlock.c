#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's interface in the words of its documentation (security/landlock), spelt out here
// because the header of an older system lacks the newer rights.

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

struct ruleset {
  uint64_t files;
  uint64_t network;
  uint64_t scoped;
};

struct pathRule {
  uint64_t allowed;
  int32_t parent;
} __attribute__((packed));

enum {
  versionQuery = 1,
  pathBeneath = 1,
  execute = 1 << 0,
  readFile = 1 << 2,
  readFolder = 1 << 3,
  // All rights of the first version; renaming across folders, truncation and device calls came
  // with versions 2, 3 and 5, TCP with 4, abstract sockets and signals to others with 6.
  firstRights = (1 << 13) - 1,
  renameRight = 1 << 13,
  truncateRight = 1 << 14,
  deviceRight = 1 << 15,
  networkRights = 3,
  scopes = 3,
};

static struct ruleset rulesOf(long version) {
  struct ruleset rules = {.files = firstRights, .network = 0, .scoped = 0};
  if (version >= 2) rules.files |= renameRight;
  if (version >= 3) rules.files |= truncateRight;
  if (version >= 4) rules.network = networkRights;
  if (version >= 5) rules.files |= deviceRight;
  if (version >= 6) rules.scoped = scopes;
  return rules;
}

static size_t sizeFor(long version) {
  if (version >= 6) return sizeof(struct ruleset);
  return version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
}

static int allow(int ruleset, const char *path) {
  int descriptor = open(path, O_PATH | O_CLOEXEC);
  if (descriptor < 0) return 0;
  struct stat status;
  int isFolder = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
  struct pathRule rule = {
      .allowed = execute | readFile | (isFolder ? readFolder : 0), .parent = descriptor};
  long result = syscall(SYS_landlock_add_rule, ruleset, pathBeneath, &rule, 0);
  int failure = result == 0 ? 0 : -errno;
  close(descriptor);
  return failure;
}

int CSandboxRestrict(const char *const *readable, size_t count) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, versionQuery);
  if (version < 1) return 0;
  struct ruleset rules = rulesOf(version);
  long ruleset = syscall(SYS_landlock_create_ruleset, &rules, sizeFor(version), 0);
  if (ruleset < 0) return -errno;
  int failure = 0;
  for (size_t index = 0; index < count && failure == 0; index++) {
    failure = allow((int)ruleset, readable[index]);
  }
  if (failure == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) failure = -errno;
  if (failure == 0 && syscall(SYS_landlock_restrict_self, (int)ruleset, 0) != 0) {
    failure = -errno;
  }
  close((int)ruleset);
  return failure == 0 ? (int)version : failure;
}
