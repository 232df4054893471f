#pragma once
#include <stdint.h>

/// What Swift cannot call itself: processes made by `fork`, descriptors sent through a socket, memory shared between processes.

/// A copy of this process, which must have one thread only; as fork(2).
int process_fork(void);

/// Ends this process with SIGKILL when the one that made it ends.
void process_die_with_parent(void);

/// Closes all descriptors from `first` on.
void process_close_from(int first);

/// A descriptor that can be read when process `process` has ended; -1 where the kernel has none.
int process_descriptor(int process);

/// A file without a name, in memory; -1 on failure.
int process_memory_file(const char *_Nonnull name);

/// Sends one byte and a descriptor through a socket; -1 on failure.
int process_send_descriptor(int socket, int descriptor);

/// The descriptor that ``process_send_descriptor`` sent; -1 on failure.
int process_receive_descriptor(int socket);

/// Calls `take` with the path of every library that is loaded, as the dynamic linker knows them: the list of mappings in /proc may change while it is read.
void process_each_library(void (*_Nonnull take)(const char *_Nonnull path, void *_Nullable context), void *_Nullable context);

/// Puts a number into shared memory, where the other process sees it after all that was put there before.
static inline void process_store(uint64_t *_Nonnull place, uint64_t value) { __atomic_store_n(place, value, __ATOMIC_RELEASE); }

/// A number in shared memory.
static inline uint64_t process_load(const uint64_t *_Nonnull place) { return __atomic_load_n(place, __ATOMIC_ACQUIRE); }
