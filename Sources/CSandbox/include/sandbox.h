// What Swift cannot do by itself: code between fork and exec, and kernel calls without a wrapper.
//
// Every function returns 0 (or a count) on success and a negative errno value on failure.

#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// How a child process is started.
///
/// The child runs in a session and process group of its own, ignores no signal, dumps no core,
/// gains no privileges through exec, is the first that a machine short of memory ends, and dies
/// with the thread that started it.
typedef struct {
  /// The program, as a path.
  const char *path;
  /// Its arguments, the program's name first, ended by NULL.
  char *const *arguments;
  /// Its environment, ended by NULL.
  char *const *environment;
  /// The descriptors that become 0, 1, 2 and 3 in the child; every other is closed there.
  int descriptors[4];
  /// The address space in bytes; 0 for no limit.
  uint64_t memory;
  /// How many descriptors the child may hold open.
  uint64_t openFiles;
} CSandboxChild;

/// Starts a child process and stores its process id.
int CSandboxSpawn(const CSandboxChild *child, pid_t *process);

/// Makes an anonymous file in memory, close-on-exec, and returns its descriptor.
int CSandboxMemoryFile(const char *name);

/// Opens the same file again through its descriptor, for reading only.
int CSandboxReopenReadOnly(int descriptor);

/// Denies the process, for good, every file outside the given trees, every write and every new
/// TCP connection, as far as the kernel can.
///
/// Files without a name (memory files, pipes) stay readable. A tree that does not exist is left
/// out. Returns the version of the kernel's interface, or 0 where the kernel has none.
int CSandboxRestrict(const char *const *readable, size_t count);

/// Sets how many more seconds of CPU time the process may use before SIGXCPU ends it.
int CSandboxLimitCPU(uint64_t seconds);

/// Makes a pipe, both ends close-on-exec: the end to read from, then the end to write to.
int CSandboxPipe(int ends[2]);

/// Whether bytes occur in other bytes.
int CSandboxContains(const void *bytes, size_t count, const void *word, size_t length);

/// Takes the exclusive lock of an open file without waiting; -EWOULDBLOCK where it is taken.
int CSandboxLock(int descriptor);

/// Asks to be told of SIGINT and SIGTERM: from now on they only set a flag.
int CSandboxCatchStops(void);
/// How many stop signals have come.
int CSandboxStopCount(void);
/// The first stop signal that came, or 0.
int CSandboxStopSignal(void);

#endif
