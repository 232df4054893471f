// Makes calls on files fail, for Scripts/check-faults: a library to be preloaded.
//
// Only regular files and folders below FAULTS_FOLDER are touched, never a standard stream. Each call that could fail gets a number; which ones do is decided by
// the environment and by the number alone:
//
//   FAULTS_SEED    what happens, and where, follows from it
//   FAULTS_RATE    how many of a million calls fail
//   FAULTS_AT      fails the call with this number, from 1, and no other by rate
//   FAULTS_AFTER   with FAULTS_AT: every later call that could fail fails too, as on a disk that is gone
//   FAULTS_CUT     at the call of FAULTS_AT the power goes: what was written since the last flush is lost in part, and the process is killed
//   FAULTS_ONLY    counts and fails calls of this name only
//   FAULTS_SOFT    how many of a million writes are cut short or interrupted, which a program must bear; reads likewise
//   FAULTS_BUDGET  how many bytes may be written before the disk is full
//   FAULTS_LOG     a file that gets a line for each fault: what was called, what it gave, the path
//   FAULTS_COUNT   a file that gets, when the process ends, the calls that could have failed: a line for each kind
//
// A close that fails loses what was written since the last fsync, as it may on a network file system.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))
enum { FILES = 65536 };

static struct {
  uint64_t seed, rate, soft, at;
  int after, cut, log;
  const char *folder, *count, *only;
  atomic_llong budget;
} plan;
static atomic_ullong calls, soft_calls;
static atomic_uchar unsynced[FILES];

// The calls that may fail, and how often each could have.
static struct {
  const char *name;
  atomic_ullong calls;
} kinds[] = {{"read", 0},      {"pread", 0},  {"look", 0},   {"write", 0}, {"pwrite", 0}, {"writev", 0}, {"open", 0}, {"fsync", 0},
             {"fdatasync", 0}, {"syncfs", 0}, {"rename", 0}, {"close", 0}, {"mkdir", 0},  {"unlink", 0}, {"ftruncate", 0}};
enum { KINDS = sizeof kinds / sizeof *kinds };

static atomic_int is_ready;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static uint64_t number(const char *name) {
  const char *value = getenv(name);
  return value ? strtoull(value, NULL, 10) : 0;
}

__attribute__((constructor)) static void start(void) {
  plan.seed = number("FAULTS_SEED");
  plan.rate = number("FAULTS_RATE");
  plan.soft = number("FAULTS_SOFT");
  plan.at = number("FAULTS_AT");
  plan.after = getenv("FAULTS_AFTER") != NULL;
  plan.cut = getenv("FAULTS_CUT") != NULL;
  plan.folder = getenv("FAULTS_FOLDER");
  plan.only = getenv("FAULTS_ONLY");
  plan.count = getenv("FAULTS_COUNT");
  plan.budget = getenv("FAULTS_BUDGET") ? (long long)number("FAULTS_BUDGET") : INT64_MAX;
  const char *log = getenv("FAULTS_LOG");
  plan.log = log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : -1;
  if (plan.log >= 0 && plan.log < 100) {
    // Out of the way of programs that expect low numbers.
    int moved = (int)syscall(SYS_fcntl, plan.log, F_DUPFD_CLOEXEC, 800);
    if (moved >= 0) {
      syscall(SYS_close, plan.log);
      plan.log = moved;
    }
  }
  if (plan.folder) is_ready = 1;
}

__attribute__((destructor)) static void end(void) {
  if (!plan.count) return;
  int file = (int)syscall(SYS_openat, AT_FDCWD, plan.count, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  for (int kind = 0; kind < KINDS; kind++) {
    char text[64];
    int length = snprintf(text, sizeof text, "%s %llu\n", kinds[kind].name, (unsigned long long)kinds[kind].calls);
    syscall(SYS_write, file, text, length);
  }
  syscall(SYS_close, file);
}

static uint64_t mixed(uint64_t value) {
  value += plan.seed * 0x9E3779B97F4A7C15u + 0x9E3779B97F4A7C15u;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

static void note(const char *call, const char *what, const char *path) {
  char line[4400];
  int length = snprintf(line, sizeof line, "%s %s %s\n", call, what, path);
  if (plan.log >= 0 && length > 0) syscall(SYS_write, plan.log, line, length);
}

static int is_ours(const char *path) { return is_ready && strncmp(path, plan.folder, strlen(plan.folder)) == 0; }

// The path of an open file that may fail; 0 when it is none.
static int name_of(int file, char *path, size_t size) {
  if (!is_ready || file <= 2) return 0;
  struct stat status;
  if (fstat(file, &status) != 0 || !(S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))) return 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_ours(path);
}

// Files with data that no flush has put on the disk.
typedef struct {
  ino_t inode;
  off_t flushed;
  char *path;
} Pending;

static Pending pending[FILES];
static int pending_count;
static pthread_mutex_t pending_lock = PTHREAD_MUTEX_INITIALIZER;

// Notes that `file` is about to be written; its size now is what is safe.
static void note_write(int file, const char *path) {
  struct stat status;
  if (!plan.cut || fstat(file, &status) != 0) return;
  pthread_mutex_lock(&pending_lock);
  int place = 0;
  while (place < pending_count && pending[place].inode != status.st_ino) place++;
  if (place == pending_count && pending_count < FILES) pending[pending_count++] = (Pending){status.st_ino, status.st_size, strdup(path)};
  pthread_mutex_unlock(&pending_lock);
}

// Notes that `file` is on the disk; all files are when it is -1.
static void note_flush(int file) {
  struct stat status = {0};
  if (!plan.cut || (file >= 0 && fstat(file, &status) != 0)) return;
  pthread_mutex_lock(&pending_lock);
  for (int place = pending_count - 1; place >= 0; place--) {
    if (file >= 0 && pending[place].inode != status.st_ino) continue;
    free(pending[place].path);
    pending[place] = pending[--pending_count];
  }
  pthread_mutex_unlock(&pending_lock);
}

// Notes that a file has another name.
static void note_rename(const char *from, const char *to) {
  if (!plan.cut) return;
  size_t length = strlen(from);
  pthread_mutex_lock(&pending_lock);
  for (int place = 0; place < pending_count; place++) {
    Pending *file = &pending[place];
    if (strncmp(file->path, from, length) != 0 || (file->path[length] && file->path[length] != '/')) continue;
    char whole[8192];
    snprintf(whole, sizeof whole, "%s%s", to, file->path + length);
    free(file->path);
    file->path = strdup(whole);
  }
  pthread_mutex_unlock(&pending_lock);
}

// The power goes: of what is not on the disk some is lost, some is zeros, some was written all the same.
static void cut_power(void) {
  // Nobody gets past this any more.
  pthread_mutex_lock(&pending_lock);
  for (int place = 0; place < pending_count; place++) {
    Pending *pended = &pending[place];
    uint64_t chance = mixed(~(uint64_t)place);
    struct stat status;
    int file = (int)syscall(SYS_openat, AT_FDCWD, pended->path, O_RDWR | O_CLOEXEC);
    if (file < 0) continue;
    if (fstat(file, &status) == 0 && status.st_ino == pended->inode && status.st_size > pended->flushed) {
      off_t middle = pended->flushed + (off_t)((chance >> 8) % (uint64_t)(status.st_size - pended->flushed));
      if (chance % 3 < 2) syscall(SYS_ftruncate, file, middle);
      if (chance % 3 == 1) syscall(SYS_ftruncate, file, status.st_size);
      note("cut", chance % 3 == 0 ? "short" : chance % 3 == 1 ? "zeros" : "whole", pended->path);
    }
    syscall(SYS_close, file);
  }
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

// Whether this call fails, and with what.
static int fails(const char *call, const char *path, const int *errors, int count) {
  for (int kind = 0; kind < KINDS; kind++) {
    if (strcmp(kinds[kind].name, call) == 0) kinds[kind].calls++;
  }
  if (plan.only && strcmp(plan.only, call) != 0) return 0;
  uint64_t place = ++calls, chance = mixed(place);
  int failing = plan.at ? place == plan.at || (plan.after && place > plan.at) : chance % 1000000 < plan.rate;
  if (!failing) return 0;
  if (plan.cut) cut_power();
  errno = errors[(chance >> 32) % count];
  note(call, strerrorname_np(errno), path);
  return 1;
}

static const int space[] = {EIO, ENOSPC, EDQUOT};
static const int flush_errors[] = {EIO, ENOSPC, EDQUOT, EINTR};
static const int refusals[] = {EIO, EROFS};
static const int read_errors[] = {EIO};
static const int look_errors[] = {EIO, EMFILE, EACCES};
#define FAILS(call, path, errors) fails(call, path, errors, sizeof errors / sizeof *errors)

// How many of `size` bytes a write may put down; -1 when it fails.
static ssize_t allowed(const char *call, const char *path, size_t size) {
  if (FAILS(call, path, space)) return -1;
  uint64_t chance = mixed(~(uint64_t)++soft_calls);
  if (size > 0 && chance % 1000000 < plan.soft) {
    if ((chance >> 32) % 3 == 0 || size == 1) {
      note(call, "EINTR", path);
      errno = EINTR;
      return -1;
    }
    note(call, "short", path);
    size = 1 + (chance >> 34) % (size - 1);
  }
  long long left = atomic_fetch_sub(&plan.budget, (long long)size);
  if (left >= (long long)size) return (ssize_t)size;
  if (left > 0) {
    note(call, "full", path);
    return (ssize_t)left;
  }
  note(call, "ENOSPC", path);
  errno = ENOSPC;
  return -1;
}

// How many of `size` bytes a read may give; -1 when it fails.
static ssize_t readable(const char *call, const char *path, size_t size) {
  if (FAILS(call, path, read_errors)) return -1;
  uint64_t chance = mixed(~(uint64_t)++soft_calls);
  if (size == 0 || chance % 1000000 >= plan.soft) return (ssize_t)size;
  if ((chance >> 32) % 3 == 0 || size == 1) {
    note(call, "EINTR", path);
    errno = EINTR;
    return -1;
  }
  note(call, "short", path);
  return 1 + (ssize_t)((chance >> 34) % (size > 64 ? 64 : size - 1));
}

static void touched(int file, const char *path) {
  note_write(file, path);
  if (file >= 0 && file < FILES) unsynced[file] = 1;
}

ssize_t write(int file, const void *bytes, size_t size) {
  char path[4096];
  if (name_of(file, path, sizeof path)) {
    ssize_t part = allowed("write", path, size);
    if (part < 0) return -1;
    size = part;
    touched(file, path);
  }
  return REAL(write)(file, bytes, size);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) {
  char path[4096];
  if (name_of(file, path, sizeof path)) {
    ssize_t part = allowed("pwrite", path, size);
    if (part < 0) return -1;
    size = part;
    touched(file, path);
  }
  return REAL(pwrite)(file, bytes, size, place);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place) { return pwrite(file, bytes, size, place); }

ssize_t read(int file, void *bytes, size_t size) {
  char path[4096];
  if (name_of(file, path, sizeof path)) {
    ssize_t part = readable("read", path, size);
    if (part < 0) return -1;
    size = part;
  }
  return REAL(read)(file, bytes, size);
}

ssize_t pread(int file, void *bytes, size_t size, off_t place) {
  char path[4096];
  if (name_of(file, path, sizeof path)) {
    ssize_t part = readable("pread", path, size);
    if (part < 0) return -1;
    size = part;
  }
  return REAL(pread)(file, bytes, size, place);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t place) { return pread(file, bytes, size, place); }

ssize_t writev(int file, const struct iovec *parts, int count) {
  char path[4096];
  if (count > 0 && name_of(file, path, sizeof path)) {
    ssize_t part = allowed("writev", path, parts[0].iov_len);
    if (part < 0) return -1;
    touched(file, path);
    return REAL(write)(file, parts[0].iov_base, part);
  }
  return REAL(writev)(file, parts, count);
}

#define FLUSH(name)                                                       \
  int name(int file) {                                                    \
    char path[4096];                                                      \
    if (name_of(file, path, sizeof path) && FAILS(#name, path, flush_errors)) return -1; \
    if (file >= 0 && file < FILES) unsynced[file] = 0;                    \
    int result = REAL(name)(file);                                        \
    if (result == 0) note_flush(file);                                    \
    return result;                                                        \
  }
FLUSH(fsync)
FLUSH(fdatasync)

int syncfs(int file) {
  char path[4096];
  if (name_of(file, path, sizeof path) && FAILS("syncfs", path, space)) return -1;
  int result = REAL(syncfs)(file);
  if (result == 0) note_flush(-1);
  return result;
}

int ftruncate(int file, off_t size) {
  char path[4096];
  if (name_of(file, path, sizeof path) && FAILS("ftruncate", path, flush_errors)) return -1;
  return REAL(ftruncate)(file, size);
}

int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

int close(int file) {
  char path[4096];
  int mode = fcntl(file, F_GETFL);
  int failing = 0;
  if (mode >= 0 && (mode & O_ACCMODE) != O_RDONLY && name_of(file, path, sizeof path)) {
    failing = FAILS("close", path, space);
    struct stat status;
    if (failing && unsynced[file % FILES] && fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
      syscall(SYS_ftruncate, file, status.st_size / 2);
    }
  }
  int code = errno;
  if (file >= 0 && file < FILES) unsynced[file] = 0;
  int result = REAL(close)(file);
  if (!failing) return result;
  errno = code;
  return -1;
}

// The whole path that a call means by `path` in `folder`.
static int is_below(int folder, const char *path, char *whole, size_t size) {
  if (path[0] == '/') {
    snprintf(whole, size, "%s", path);
  } else {
    char base[2048], link[64];
    snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0) return 0;
    base[length] = 0;
    snprintf(whole, size, "%s/%s", base, path);
  }
  return is_ours(whole);
}

static int renames_badly(int from_folder, const char *from, int to_folder, const char *to) {
  char whole[4096];
  (void)from_folder, (void)from;
  return is_below(to_folder, to, whole, sizeof whole) && FAILS("rename", whole, space);
}

int rename(const char *from, const char *to) {
  if (renames_badly(AT_FDCWD, from, AT_FDCWD, to)) return -1;
  int result = REAL(rename)(from, to);
  char before[4096], after[4096];
  if (result == 0 && is_below(AT_FDCWD, from, before, sizeof before) && is_below(AT_FDCWD, to, after, sizeof after)) {
    note_rename(before, after);
  }
  return result;
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  return renames_badly(from_folder, from, to_folder, to) ? -1 : REAL(renameat)(from_folder, from, to_folder, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  return renames_badly(from_folder, from, to_folder, to)
             ? -1
             : REAL(renameat2)(from_folder, from, to_folder, to, flags);
}

int mkdir(const char *path, mode_t mode) {
  char whole[4096];
  return is_below(AT_FDCWD, path, whole, sizeof whole) && FAILS("mkdir", whole, space) ? -1 : REAL(mkdir)(path, mode);
}

int unlink(const char *path) {
  char whole[4096];
  return is_below(AT_FDCWD, path, whole, sizeof whole) && FAILS("unlink", whole, refusals) ? -1 : REAL(unlink)(path);
}

static int opens_badly(int folder, const char *path, int flags) {
  char whole[4096];
  if (!is_below(folder, path, whole, sizeof whole)) return 0;
  return flags & O_CREAT ? FAILS("open", whole, flush_errors) : FAILS("look", whole, look_errors);
}

#define MODE                     \
  mode_t mode = 0;               \
  if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list rest;                \
    va_start(rest, flags);       \
    mode = va_arg(rest, mode_t); \
    va_end(rest);                \
  }

int open(const char *path, int flags, ...) {
  MODE return opens_badly(AT_FDCWD, path, flags) ? -1 : REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE return opens_badly(AT_FDCWD, path, flags) ? -1 : REAL(open64)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
  MODE return opens_badly(folder, path, flags) ? -1 : REAL(openat)(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
  MODE return opens_badly(folder, path, flags) ? -1 : REAL(openat64)(folder, path, flags, mode);
}

int mkstemp(char *template) {
  return opens_badly(AT_FDCWD, template, O_CREAT) ? -1 : REAL(mkstemp)(template);
}
