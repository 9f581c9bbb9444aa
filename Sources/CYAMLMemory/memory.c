// The memory of libyaml on Linux.
//
// libyaml allocates four strings for each plain scalar and frees three of them when it has read it. That is 14 % of the time
// of a run with the allocator of the C library, which is general. Here, each thread keeps the blocks that libyaml freed, in
// lists by size, and libyaml receives them again.
//
// libyaml allocates through four functions, which its shared library finds by name, so that these definitions replace its own.
// They are weak, since a static libyaml defines them, too: Tools/packaging/build makes a copy of it that calls these.
//
// All blocks are from `malloc`. So `free` may release a block of this file, this file may keep a block of `malloc`, and a block
// may be freed by another thread than the one that allocated it.

#ifdef __linux__

#include "CYAMLMemory.h"

#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
  // A block in list n has room for at least 16 n + 8 bytes, which are the sizes of the GNU C library.
  LIST_COUNT = 16,
  // The number of blocks that a list may keep: 70 KB in all lists of a thread. None with AddressSanitizer, which detects the
  // use of freed blocks.
#if __has_feature(address_sanitizer)
  LIST_CAPACITY = 0,
#else
  LIST_CAPACITY = 32,
#endif
};

typedef struct Block {
  struct Block *next;
} Block;

typedef struct {
  Block *first;
  // The number of blocks that the list can still take; 0 in a thread that has not kept a block yet.
  size_t room;
} List;

static _Thread_local List lists[LIST_COUNT];
static _Thread_local bool releases_at_exit;
static pthread_key_t exit_key;
static pthread_once_t exit_key_once = PTHREAD_ONCE_INIT;

// The list with the smallest blocks that have room for `size` bytes.
static inline size_t list_for(size_t size) { return (size + 7) / 16; }

// Frees the blocks of a thread that ends.
static void release(void *lists_of_thread) {
  List *list = lists_of_thread;
  for (size_t index = 0; index < LIST_COUNT; index++, list++) {
    while (list->first) {
      Block *block = list->first;
      list->first = block->next;
      free(block);
    }
    list->room = 0;
  }
  releases_at_exit = false;
}

static void make_exit_key(void) {
  if (pthread_key_create(&exit_key, release)) abort();
}

// Frees a block whose list has no room. In a new thread, gives the lists their room.
__attribute__((noinline, cold)) static void free_without_room(void *pointer) {
  free(pointer);
  if (releases_at_exit) return;
  pthread_once(&exit_key_once, make_exit_key);
  if (pthread_setspecific(exit_key, lists)) return;
  releases_at_exit = true;
  for (size_t index = 0; index < LIST_COUNT; index++) lists[index].room = LIST_CAPACITY;
}

void *blindspot_yaml_malloc(size_t size) {
  size_t index = list_for(size);
  if (index >= LIST_COUNT) return malloc(size);
  List *list = &lists[index];
  Block *block = list->first;
  if (!block) return malloc(size ? size : 1);
  list->first = block->next;
  list->room++;
  return block;
}

void blindspot_yaml_free(void *pointer) {
  if (!pointer) return;
  // At least 8, which is one pointer, in every C library.
  size_t index = (malloc_usable_size(pointer) - 8) / 16;
  if (index >= LIST_COUNT) return free(pointer);
  List *list = &lists[index];
  if (!list->room) return free_without_room(pointer);
  Block *block = pointer;
  block->next = list->first;
  list->first = block;
  list->room--;
}

void *blindspot_yaml_realloc(void *pointer, size_t size) {
  if (!pointer) return blindspot_yaml_malloc(size);
  size_t usable = malloc_usable_size(pointer);
  if (list_for(size) >= LIST_COUNT) return realloc(pointer, size);
  if (size <= usable) return pointer;
  void *copy = blindspot_yaml_malloc(size);
  if (!copy) return nullptr;
  memcpy(copy, pointer, usable);
  blindspot_yaml_free(pointer);
  return copy;
}

char *blindspot_yaml_strdup(const char *text) {
  if (!text) return nullptr;
  size_t size = strlen(text) + 1;
  char *copy = blindspot_yaml_malloc(size);
  return copy ? memcpy(copy, text, size) : nullptr;
}

__attribute__((weak, alias("blindspot_yaml_malloc"))) void *yaml_malloc(size_t size);
__attribute__((weak, alias("blindspot_yaml_free"))) void yaml_free(void *pointer);
__attribute__((weak, alias("blindspot_yaml_realloc"))) void *yaml_realloc(void *pointer, size_t size);
__attribute__((weak, alias("blindspot_yaml_strdup"))) char *yaml_strdup(const char *text);

#endif
