/* The limit of searching for many expressions at once: the expressions of a file, one a line, in the given files. */
#include <hs.h>
#include <string.h>

#include "files.h"

enum { maximum = 256 };

static hs_database_t *database;
static hs_scratch_t *scratch;

static void compile(const char *path) {
  static char *lines[maximum];
  static unsigned int flags[maximum], ids[maximum];
  unsigned int count = 0;
  File file = load(path);
  file.bytes[file.count] = 0;
  for (char *line = strtok(file.bytes, "\n"); line && count < maximum; line = strtok(NULL, "\n")) {
    lines[count] = line;
    ids[count] = count;
    flags[count++] = HS_FLAG_CASELESS | HS_FLAG_UTF8;
  }
  hs_compile_error_t *error;
  if (hs_compile_multi((const char *const *)lines, flags, ids, count, HS_MODE_BLOCK, NULL, &database, &error) !=
      HS_SUCCESS) {
    fprintf(stderr, "%s: expression %d: %s\n", path, error->expression + 1, error->message);
    exit(2);
  }
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) exit(2);
}

static int add(unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *sum) {
  (void)id, (void)from, (void)to, (void)flags;
  ++*(size_t *)sum;
  return 0;
}

static size_t matches(File file) {
  size_t sum = 0;
  if (hs_scan(database, file.bytes, (unsigned int)file.count, 0, scratch, add, &sum) != HS_SUCCESS) exit(2);
  return sum;
}

int main(int argc, char **argv) {
  if (argc > 1) compile(argv[1]);
  return run("EXPRESSIONS ", argc - 1, argv + 1, "matches", matches);
}
