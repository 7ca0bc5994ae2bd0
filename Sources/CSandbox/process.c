#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// Everything from here to exec runs in a copy of a process with many threads, so it calls only
// what is safe in a signal handler.

static int moveDescriptors(const int wanted[4]) {
  int moved[4];
  for (int target = 0; target < 4; target++) {
    // Out of the way of 0…3 first, so that no dup2 overwrites one that is still needed.
    moved[target] = fcntl(wanted[target], F_DUPFD, 4);
    if (moved[target] < 0) return -1;
  }
  for (int target = 0; target < 4; target++) {
    if (dup2(moved[target], target) < 0) return -1;
  }
#ifdef SYS_close_range
  if (syscall(SYS_close_range, 4U, ~0U, 0U) == 0) return 0;
#endif
  for (int descriptor = 4; descriptor < 65536; descriptor++) close(descriptor);
  return 0;
}

static void limit(int resource, uint64_t value) {
  struct rlimit limit = {.rlim_cur = value, .rlim_max = value};
  setrlimit(resource, &limit);
}

static void preferForOutOfMemory(void) {
  int descriptor = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ssize_t written = write(descriptor, "1000", 4);
  (void)written;
  close(descriptor);
}

static void becomeChild(const CSandboxChild *child, pid_t parent) {
  setsid();
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) _exit(126);
  // The parent may have died before the call above.
  if (getppid() != parent) _exit(126);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) _exit(126);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  preferForOutOfMemory();
  if (moveDescriptors(child->descriptors) != 0) _exit(126);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, child->openFiles);
  if (child->memory > 0) limit(RLIMIT_AS, child->memory);
  execve(child->path, child->arguments, child->environment);
  _exit(127);
}

int CSandboxSpawn(const CSandboxChild *child, pid_t *process) {
  pid_t parent = getpid();
  pid_t identifier = fork();
  if (identifier < 0) return -errno;
  if (identifier == 0) becomeChild(child, parent);
  *process = identifier;
  return 0;
}

int CSandboxMemoryFile(const char *name) {
  int descriptor = memfd_create(name, MFD_CLOEXEC);
  return descriptor < 0 ? -errno : descriptor;
}

int CSandboxReopenReadOnly(int descriptor) {
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
  int result = open(path, O_RDONLY | O_CLOEXEC);
  return result < 0 ? -errno : result;
}

int CSandboxLimitCPU(uint64_t seconds) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) != 0) return -errno;
  struct rlimit limit;
  if (getrlimit(RLIMIT_CPU, &limit) != 0) return -errno;
  // The seconds of a started second are rounded up twice: never earlier than asked.
  limit.rlim_cur = (rlim_t)usage.ru_utime.tv_sec + (rlim_t)usage.ru_stime.tv_sec + 2 + seconds;
  if (limit.rlim_max != RLIM_INFINITY && limit.rlim_cur > limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
  }
  return setrlimit(RLIMIT_CPU, &limit) == 0 ? 0 : -errno;
}

int CSandboxPipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : -errno; }

int CSandboxContains(const void *bytes, size_t count, const void *word, size_t length) {
  return memmem(bytes, count, word, length) != NULL;
}

int CSandboxLock(int descriptor) {
  return flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : -errno;
}

static volatile sig_atomic_t stopCount = 0;
static volatile sig_atomic_t stopSignal = 0;

static void noteStop(int number) {
  if (stopSignal == 0) stopSignal = number;
  stopCount = stopCount + 1;
}

int CSandboxCatchStops(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = noteStop;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  if (sigaction(SIGINT, &action, NULL) != 0) return -errno;
  if (sigaction(SIGTERM, &action, NULL) != 0) return -errno;
  // A program that starts this one from a thread without signals hands that on.
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGINT);
  sigaddset(&stops, SIGTERM);
  return -pthread_sigmask(SIG_UNBLOCK, &stops, NULL);
}

int CSandboxStopCount(void) { return stopCount; }

int CSandboxStopSignal(void) { return stopSignal; }
