#pragma once

/// Waits until all data of the file system of `descriptor` are on the disk; -1 when some of them could not be written. Swift's Glibc does not show it.
int syncfs(int descriptor);
