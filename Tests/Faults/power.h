// What a power cut does to files: part of faults.c, which includes it where its own parts are known.
#pragma once
#include <pthread.h>
#include <signal.h>

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
