#define _GNU_SOURCE /* environ */
#include "fuzz/command.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"

/* Two commits of a story, a third state in the index, a remote's branch, and rules. */
static const char make_repository[] =
    "git init -q -b main repo && cd repo && git config user.name A && git config user.email a@example.org &&"
    "printf 'Martha Vale left Lisbon. She wept.\\n' >a.txt && git add . && git commit -q -m one &&"
    "printf 'Clara Vale left Porto. She wept.\\n' >a.txt && printf '[cast]\\n\\tname = Clara\\n' >.storydiff &&"
    "git add . && git commit -q -m two && git update-ref refs/remotes/origin/main HEAD^ &&"
    "printf 'Clara Vale left Porto. Martha wept.\\n' >a.txt && git add .";

static char folder[64];
static int home = -1, inside = -1;
static story_repo *kept;

void command_stop(const char *why, const char *said)
{
    fprintf(stderr, "broken: %s: %s\n", why, said);
    abort();
}

static void remove_folder(void)
{
    char command[128];

    story_repo_free(kept);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    if (system(command))
        fprintf(stderr, "%s is left behind\n", folder);
}

/* Nothing of the person who runs this may matter, and the commits have the ids that are in the corpus. */
static void forget_environment(void)
{
    char name[128];
    size_t i = 0;

    while (environ[i])
        if (strncmp(environ[i], "GIT_", 4) == 0 || strncmp(environ[i], "STORYDIFF_", 10) == 0 ||
            strncmp(environ[i], "PRE_COMMIT_", 11) == 0 || strncmp(environ[i], "XDG_", 4) == 0) {
            snprintf(name, sizeof name, "%.*s", (int)strcspn(environ[i], "="), environ[i]);
            unsetenv(name);
        } else {
            i++;
        }
    setenv("HOME", folder, 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    setenv("GIT_AUTHOR_DATE", "1700000000 +0000", 1);
    setenv("GIT_COMMITTER_DATE", "1700000000 +0000", 1);
}

static void make_folder(void)
{
    char command[1024];

    snprintf(folder, sizeof folder, "/tmp/storydiff-fuzz.XXXXXX");
    if (!mkdtemp(folder))
        command_stop("no folder to work in", folder);
    atexit(remove_folder);
    forget_environment();
    snprintf(command, sizeof command, "cd '%s' && %s", folder, make_repository);
    home = open(".", O_RDONLY | O_DIRECTORY);
    if (home < 0 || system(command) != 0)
        command_stop("no repository to work in", folder);
    snprintf(command, sizeof command, "%s/repo", folder);
    inside = open(command, O_RDONLY | O_DIRECTORY);
    /* While one repository is open, opening another does not start git's library anew, which takes long. */
    if (inside < 0 || story_repo_open(&kept, command, false, NULL))
        command_stop("the repository can't be opened", command);
}

command_pieces command_cut(const uint8_t *bytes, size_t len, size_t most)
{
    command_pieces p = {.bytes = calloc(1, len + 1)};
    size_t at = 0;

    if (!p.bytes)
        command_stop("out of memory", "");
    memcpy(p.bytes, bytes, len);
    while (p.count < most && at < len) {
        p.items[p.count++] = p.bytes + at;
        at += strlen(p.bytes + at) + 1;
    }
    p.rest = p.bytes + (at < len ? at : len);
    p.rest_len = at < len ? len - at : 0;
    return p;
}

const char *command_file(const char *name, const char *text, size_t len)
{
    static char paths[2][128];
    static size_t turn;
    char *path = paths[turn++ % 2];
    FILE *file;

    if (inside < 0)
        make_folder();
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    file = fopen(path, "wb");
    if (!file || fwrite(text, 1, len, file) != len || fclose(file))
        command_stop("no file to work on", path);
    return path;
}

/* Standard streams of memory, for as long as a command runs. */
typedef struct streams {
    FILE *in, *out, *err;
    char *said, *told;
    size_t said_len, told_len;
} streams;

static void divert(streams *s, const char *input, size_t len)
{
    s->in = stdin;
    s->out = stdout;
    s->err = stderr;
    stdin = len ? fmemopen((char *)(uintptr_t)input, len, "r") : fopen("/dev/null", "r");
    stdout = open_memstream(&s->said, &s->said_len);
    stderr = open_memstream(&s->told, &s->told_len);
    if (fchdir(inside))
        abort();
}

static void restore(streams *s)
{
    fclose(stdin);
    fclose(stdout);
    fclose(stderr);
    stdin = s->in;
    stdout = s->out;
    stderr = s->err;
    if (fchdir(home))
        abort();
}

static void expect_harmless(const char *text, size_t len)
{
    size_t used;
    bool steers;

    for (size_t i = 0; i < len; i += used)
        if (story_character_read(text + i, len - i, &used, &steers) < 0 || (steers && text[i] != '\n'))
            command_stop("a byte that a terminal would obey", text);
}

static void expect_lines(const char *text)
{
    for (; *text; text += strcspn(text, "\n") + 1)
        if (strncmp(text, "storydiff: ", 11) != 0 || !strchr(text, '\n'))
            command_stop("trouble that is not told in lines of its own", text);
}

int command_run(const char *name, const char *const *operands, size_t count, const char *input, size_t len)
{
    const char *items[COMMAND_OPERANDS];
    cmd_call call = {.spec = cmd_find(name), .operands = {.items = items, .count = count, .dashes = count}};
    streams s;
    int code;

    if (inside < 0)
        make_folder();
    for (size_t i = 0; i < count; i++)
        items[i] = operands[i];
    divert(&s, input, len);
    cmd_options_init(&call.options);
    code = cmd_call_open(&call);
    if (!code)
        code = call.spec->run(&call);
    cmd_call_close(&call);
    restore(&s);
    expect_harmless(s.said, s.said_len);
    expect_harmless(s.told, s.told_len);
    expect_lines(s.told);
    if (code < CMD_OK || code > CMD_TROUBLE || (code == CMD_TROUBLE && !s.told_len))
        command_stop("trouble that is not told", s.said);
    free(s.said);
    free(s.told);
    return code;
}
