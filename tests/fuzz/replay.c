/* replay - runs a fuzz target over the files and folders of the command line, without libFuzzer: what was found once is
 * a test wherever there is a C compiler. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "fuzz/fuzz.h"

static size_t files;

/* The bytes lie in memory of just their size, so that a read behind their end is seen. */
static int replay_file(const char *path, size_t len)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(len ? len : 1);
    int code = file && bytes && fread(bytes, 1, len, file) == len ? 0 : -1;

    if (!code)
        LLVMFuzzerTestOneInput(bytes, len);
    files++;
    free(bytes);
    if (file)
        fclose(file);
    return code;
}

static int replay(const char *path)
{
    struct dirent *entry;
    struct stat info;
    DIR *folder;
    int code = 0;

    if (stat(path, &info))
        return -1;
    if (!S_ISDIR(info.st_mode))
        return replay_file(path, (size_t)info.st_size);
    folder = opendir(path);
    while (folder && !code && (entry = readdir(folder))) {
        char name[4096];

        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (*entry->d_name != '.' && stat(name, &info) == 0 && S_ISREG(info.st_mode))
            code = replay_file(name, (size_t)info.st_size);
    }
    if (folder)
        closedir(folder);
    return folder ? code : -1;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (replay(argv[i])) {
            fprintf(stderr, "%s can't be read\n", argv[i]);
            return 1;
        }
    printf("%zu files\n", files);
    return files ? 0 : 1;
}
