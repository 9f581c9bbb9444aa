/* Files read into memory before a measurement, and the processor time of the best of some rounds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
  const char *path;
  char *bytes;
  size_t count;
} File;

static File load(const char *path) {
  FILE *stream = fopen(path, "rb");
  if (!stream) {
    perror(path);
    exit(2);
  }
  fseek(stream, 0, SEEK_END);
  File file = {path, NULL, (size_t)ftell(stream)};
  rewind(stream);
  file.bytes = malloc(file.count + 1);
  if (!file.bytes || fread(file.bytes, 1, file.count, stream) != file.count) {
    perror(path);
    exit(2);
  }
  fclose(stream);
  return file;
}

/* Calls `work` on every file in each round, and prints the sum of its results (of one round), the bytes, the best round in CPU
   seconds, and MB/s. */
static int measure(int rounds, int file_count, char **paths, const char *unit, size_t (*work)(File)) {
  File *files = malloc(sizeof(File) * (size_t)file_count);
  if (!files) return 2;
  size_t bytes = 0, sum = 0;
  for (int i = 0; i < file_count; i++) {
    files[i] = load(paths[i]);
    bytes += files[i].count;
  }
  double best = 1e9;
  for (int round = 0; round < rounds; round++) {
    clock_t start = clock();
    sum = 0;
    for (int i = 0; i < file_count; i++) sum += work(files[i]);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds < best) best = seconds;
  }
  printf("%s %zu bytes %zu best s %.4f MB/s %.1f\n", unit, sum, bytes, best, (double)bytes / best / 1e6);
  return 0;
}

/* The arguments of a program from ROUNDS on; `before` names those in front of it. */
static int run(const char *before, int argc, char **argv, const char *unit, size_t (*work)(File)) {
  if (argc < 3) {
    fprintf(stderr, "arguments: %sROUNDS FILE...\n", before);
    return 2;
  }
  return measure(atoi(argv[1]), argc - 2, argv + 2, unit, work);
}
