#define _GNU_SOURCE
#include "processes.h"
#include <link.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int process_fork(void) { return fork(); }

void process_die_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

int process_descriptor(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

void process_close_from(int first) {
  if (syscall(SYS_close_range, first, ~0U, 0) == 0) return;
  for (int descriptor = first; descriptor < 1024; ++descriptor) close(descriptor);
}

int process_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

/// Room for the header of one descriptor, as its type wants to lie in memory.
union control {
  char bytes[CMSG_SPACE(sizeof(int))];
  struct cmsghdr header;
};

int process_send_descriptor(int socket, int descriptor) {
  char byte = 0;
  struct iovec data = {.iov_base = &byte, .iov_len = 1};
  union control control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof descriptor);
  memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  return sendmsg(socket, &message, MSG_NOSIGNAL) == 1 ? 0 : -1;
}

int process_receive_descriptor(int socket) {
  char byte;
  struct iovec data = {.iov_base = &byte, .iov_len = 1};
  union control control;
  struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
  if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) != 1) return -1;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (header == NULL || header->cmsg_type != SCM_RIGHTS) return -1;
  int descriptor;
  memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
  return descriptor;
}

struct taker {
  void (*take)(const char *, void *);
  void *context;
};

static int take_library(struct dl_phdr_info *library, size_t size, void *data) {
  (void)size;
  struct taker *taker = data;
  if (library->dlpi_name != NULL && library->dlpi_name[0] != 0) taker->take(library->dlpi_name, taker->context);
  return 0;
}

void process_each_library(void (*take)(const char *, void *), void *context) {
  struct taker taker = {take, context};
  dl_iterate_phdr(take_library, &taker);
}
