/* cmd - what the commands share: the command table's rows, the options, reading operands, writing output, telling
 * errors. Commands use the public headers only. */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#include "opt.h"
#include "storydiff.h"
#include "storydiff_repo.h"

enum { CMD_OK = 0, CMD_DIFFERENT = 1, CMD_TROUBLE = 2 };

enum { CMD_FORMAT_DEFAULT = -1 }; /* term on a terminal, plain elsewhere */

typedef enum cmd_when { CMD_AUTO, CMD_ALWAYS, CMD_NEVER } cmd_when;

/* Every option of every command: rows of the tables in options.c say where each belongs. */
typedef struct cmd_options {
    const char *repo;
    int format; /* story_format, or CMD_FORMAT_DEFAULT */
    const char *output;
    int colour; /* cmd_when */
    size_t width;
    bool quiet, pager, help;
    const char *encoding;
    int split;
    bool semantic;
    unsigned parts;
    size_t context, threads;
    bool all, stat;
    int side_by_side;
    const char *table, *tei_profile;
    int report;        /* check_format, or CMD_FORMAT_DEFAULT */
    const char *rules; /* "name-drift=off,…" */
    const char *as, *story, *author, *message;
    bool cached, undo, global, oneline;
    const char *name, *city;
    size_t count;
} cmd_options;

struct cmd_spec;

/* One run of a command. */
typedef struct cmd_call {
    const struct cmd_spec *spec;
    cmd_options options;
    opt_operands operands;
    bool typed_table, typed_profile; /* on the command line, not in a setting */
    story_repo *repo;                /* NULL where there is none that can be read: repo_error says why */
    story_error repo_error;          /* told when an operand is no file */
    story_config *config;
    story_config *user_config; /* without a repository's; NULL where nobody asked */
} cmd_call;

/* What a command needs opened before it runs. */
typedef enum cmd_needs { CMD_NOTHING, CMD_CONFIG, CMD_TEXTS, CMD_REPO, CMD_NEW_REPO } cmd_needs;

typedef struct cmd_spec {
    const char *name; /* NULL ends the table */
    const char *synopsis;
    const char *summary;
    const char *more;               /* what help says besides, or NULL */
    const opt_spec *const *options; /* tables, NULL ends them */
    cmd_needs needs;
    int (*run)(cmd_call *call);
} cmd_spec;

extern const cmd_spec cmd_table[];

/* The row of a command; NULL where there is none. */
const cmd_spec *cmd_find(const char *name);
int cmd_fail_unknown(const char *name);

/* Tables of options; what a command takes is a list of them. */
extern const opt_spec cmd_common_options[], cmd_output_options[], cmd_text_options[], cmd_view_options[],
    cmd_load_options[], cmd_diff_options[], cmd_check_options[], cmd_setup_options[], cmd_log_options[];

int cmd_diff(cmd_call *call);
int cmd_show(cmd_call *call);
int cmd_check(cmd_call *call);
int cmd_help(cmd_call *call);
int cmd_load(cmd_call *call);
int cmd_list(cmd_call *call);
int cmd_log(cmd_call *call);
int cmd_driver(cmd_call *call);
int cmd_setup(cmd_call *call);
int cmd_hook(cmd_call *call);
int cmd_hook_run(cmd_call *call);

void cmd_options_init(cmd_options *options);
void cmd_help_print(const cmd_spec *spec, FILE *out);
void cmd_overview_print(FILE *out);

/* ---- errors: one line on standard error, nothing in it that a terminal would obey ---- */

void cmd_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same, and gives CMD_TROUBLE. */
#define cmd_fail(...) (cmd_note(__VA_ARGS__), CMD_TROUBLE)

/* What the library said about subject (NULL: about nothing in particular). */
int cmd_fail_with(const char *subject, const story_error *err);

/* ---- reading ---- */

/* The bytes that an operand means; 0, or CMD_TROUBLE after telling why. */
int cmd_operand_read(cmd_call *call, const char *operand, story_operand *out);

enum { CMD_ENCODING_ROOM = 64 };

/* What --encoding says about text number n: one name for all, or one each, where an empty one says nothing. NULL, or a
 * name in the room or as long-lived as the options. */
const char *cmd_encoding_for(const cmd_call *call, size_t n, char room[CMD_ENCODING_ROOM]);

enum { CMD_MOST_TOLD = 20 };

/* The files of which it is told already that they are left out. */
typedef struct cmd_told {
    char *paths[CMD_MOST_TOLD];
    size_t count;
    bool more; /* and that there are others */
} cmd_told;

/* Leaves out of the n-th text the files that are no text in its encoding, and tells of them, a line a file, each once in a
 * call, by their paths in the folder. CMD_OK or CMD_TROUBLE. */
int cmd_leave_out(const cmd_call *call, cmd_told *told, story_operand *text, size_t n, const char *folder);
void cmd_told_dispose(cmd_told *told);

/* Reads operand number n as the options say; 0, or CMD_TROUBLE after telling why. */
int cmd_variant_read(cmd_call *call, const char *operand, size_t n, story_variant **out);

/* Tells texts of one label apart by the shortest ends of their operands that do: these become their labels, and lie in
 * names, which holds count NULLs, and is the caller's to free either way. CMD_OK or CMD_TROUBLE. */
int cmd_namesakes_part(story_operand *texts, const char *const *operands, size_t count, char **names);

/* Makes memory ready for so many bytes of text. */
void cmd_memory_expect(size_t text);

/* The variant that bytes already read make; n: which one of the call's it is, from 0; subject is what an error is
 * about. */
int cmd_variant_from(const cmd_call *call, const story_operand *text, size_t n, const char *subject,
                     story_variant **out);

/* The same for count texts; variants holds count NULLs, and is the caller's to free either way. only_compared: as
 * story_read_options has it. */
int cmd_variants_from(const cmd_call *call, const story_operand *texts, const char *const *subjects, size_t count,
                      bool only_compared, story_variant **variants);

/* Whether a setting is there and says yes. */
bool cmd_setting_is_on(const cmd_call *call, const char *name);

/* The call's repository; NULL, after telling why, where there is none. */
story_repo *cmd_repo(cmd_call *call);

/* Reads settings, and opens the repository if the command needs one. 0, or CMD_TROUBLE. */
int cmd_call_open(cmd_call *call);
void cmd_call_close(cmd_call *call);

/* ---- writing ---- */

typedef struct cmd_output {
    FILE *file;
    const char *path; /* of -o, or NULL */
    char *target;     /* the file that takes its place when all is written, or NULL: it is written to as it is */
    pid_t pager;
    bool terminal, paged; /* paged: git already pipes us to a pager */
    story_format format;
    story_render_options render;
} cmd_output;

/* Tells that the call reads the file at path, by whatever name, or that the file of -o is one of these changed ones as it
 * lies in the work tree: CMD_TROUBLE; else CMD_OK. */
int cmd_overwrite_refuse(const cmd_call *call, const char *path);
int cmd_overwrite_refuse_changed(const cmd_call *call, const story_changes *changes);

/* Opens -o, the pager or standard output, and settles format, colour and width by it. 0, or CMD_TROUBLE. */
int cmd_output_open(cmd_output *out, const cmd_call *call);

/* Flushes, waits for the pager, and gives code, or CMD_TROUBLE where writing failed. After CMD_TROUBLE a file is as it
 * was before: whoever has something to say in spite of it gives another code. */
int cmd_output_close(cmd_output *out, int code);

/* Opens the file of out->path, so that nobody sees it before it is whole: CMD_OK or CMD_TROUBLE. Closes it; false where
 * that failed. */
int cmd_file_open(cmd_output *out);
bool cmd_file_close(cmd_output *out, bool keep);

/* A story_write_cb whose payload is the cmd_output. */
int cmd_output_write(void *payload, const char *bytes, size_t len);

/* Compares variants and renders what comes out, unless told to be quiet: CMD_OK, CMD_DIFFERENT or CMD_TROUBLE. */
int cmd_collate(cmd_call *call, const story_variant *const *variants, size_t count, cmd_output *out);

/* The findings of the rules in a comparison, a line each; how many there are. CMD_OK or CMD_TROUBLE. */
int cmd_check_diff(cmd_call *call, const story_diff *d, FILE *file, size_t *found);

/* The same for every story file that differs between two states of a repository. */
int cmd_diff_states(cmd_call *call, const char *left, const char *right, const char *const *paths, size_t path_count);

/* Whether the call is one by git, as a hook; and running it in a child that can't stop git by going wrong. */
bool cmd_hook_is_run(const cmd_call *call);
int cmd_hook_guard(cmd_call *call, int argc, char **argv, int (*run)(cmd_call *call, int argc, char **argv));

/* "names 1 renamed; beats 2 changed" without a line end, and a line for each name, place and beat that changed. */
void cmd_summary_headline(FILE *file, const story_diff *d);
void cmd_summary_details(FILE *file, const story_diff *d, const char *indent);

/* Of a story that came or went: "new: 23 sentences, 6 beats", a line of names and one of cities; indent NULL: these not. */
void cmd_summary_whole(FILE *file, const story_variant *v, const char *what, const char *indent);

/* The pairings of names, or of places; what one calls its two sides, NULL where absent. */
const story_pairing *cmd_summary_pairings(const story_diff *d, bool place, size_t *count);
void cmd_summary_name(const story_diff *d, const story_pairing *p, bool place, const char **left, const char **right);

/* A place in the file that it is in: path, line and column there, and the lines and bytes of the source before the file. */
typedef struct cmd_place {
    char path[4096];
    size_t line, column, lines, bytes;
} cmd_place;

/* path is what the text of v is called, offset one in its view. */
void cmd_place_find(cmd_place *out, const story_variant *v, size_t offset, const char *path);

/* "story.txt:13:41: warn: leftover-name: …"; v is the text that the finding's span is in. */
void cmd_finding_print(FILE *file, const char *path, const story_variant *v, const story_finding *f);

/* The path of the running program, as it is and in single quotes of the shell. */
void cmd_program_path(char *to, size_t size);
int cmd_program_quoted(char *to, size_t size);

/* Runs git with these arguments (NULL ends them), its answer cut to size; gives its exit status. */
int cmd_git_ask(const char *const *arguments, char *answer, size_t size);

/* Takes a setting out of the configuration by git, which takes out the section that this empties too. */
int cmd_git_unset(bool global, const char *name);

/* Prints text so that no terminal obeys what it holds; as a JSON string; as git prints a date. */
void cmd_print_safe(FILE *file, const char *text);
void cmd_print_change(FILE *file, const char *left,
                      const char *right); /* "Anna -> Anne", or the one that is not NULL */
void cmd_print_json(FILE *file, const char *text);
void cmd_date_format(char *to, size_t size, const char *format, int64_t time, int offset);

/* Pipes standard output through the pager where that is a terminal; waits for it. */
void cmd_pager_start(cmd_output *out, const cmd_call *call);
void cmd_pager_wait(cmd_output *out);

/* ---- progress, on standard error where that is a terminal, after half a second ---- */

typedef struct cmd_progress {
    const char *what; /* "loading" */
    double start, shown;
    bool silent;
} cmd_progress;

void cmd_progress_show(void *payload, size_t done, size_t total);
void cmd_progress_end(cmd_progress *p);

/* The same for one long step: a thread of its own shows that it goes on. */
typedef struct cmd_busy {
    const char *what; /* "comparing" */
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool running, over, shown;
} cmd_busy;

void cmd_busy_start(cmd_busy *b, const char *what);
void cmd_busy_end(cmd_busy *b);

#endif
