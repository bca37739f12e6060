/* storydiff_repo - variants in files, folders and git repositories.
 *
 * Errors, ownership and threads as in storydiff.h; a story_repo may be used by one thread at a time. Nothing that a
 * repository's own configuration names is ever run. */
#ifndef STORYDIFF_REPO_H
#define STORYDIFF_REPO_H

#include "storydiff.h"

#ifdef __cplusplus
extern "C" {
#endif

#define STORY_TEXT_LIMIT ((size_t)256 << 20) /* bytes of one variant; more is refused before it is read */

typedef struct story_repo story_repo;

/* ------------------------------------------------------------------------------------------------ repositories ---- */

/* Opens the story repository: dir; else $STORYDIFF_REPO; else stories.git in the working directory; else the git
 * repository around it. may_create makes it (bare) where there is none. Opening with no repository at all succeeds: such
 * a story_repo reads files only, and its path is NULL. */
STORY_API int story_repo_open(story_repo **out, const char *dir, bool may_create, story_error *err);

/* Whether git has anything to say where these operands are compared: a setting of ours in one of its files, an operand
 * that is no file or might be a revision too, a story repository. false is certain and was found without libgit2. */
STORY_API bool story_repo_may_matter(const char *const *operands, size_t count);
STORY_API void story_repo_free(story_repo *r);

STORY_API const char *story_repo_path(const story_repo *r);       /* the git folder that holds the labels, or NULL */
STORY_API const char *story_repo_git_folder(const story_repo *r); /* of the repository around, or NULL */
STORY_API const char *story_repo_work_tree(const story_repo *r);  /* of the repository around, or NULL */

/* -------------------------------------------------------------------------------------------------- operands ---- */

/* A file that is no text, and why. */
typedef struct story_unread {
    const char *path, *why;
} story_unread;

/* The bytes that an operand means. */
typedef struct story_operand {
    const char *label;
    const char *bytes;
    size_t len;
    const char *encoding; /* as the commit that loaded it says, or NULL: not known */
    story_markup markup;
    story_source source;
    bool ambiguous;             /* it is a variant in the repository too */
    const story_unread *unread; /* what story_operand_leave_out() left out */
    size_t unread_count;
    void *memory; /* what the above lies in */
} story_operand;

/* Reads what text means: "-" (standard input), a file, a folder of chapters, else, where there is a repository (NULL:
 * none), a label, a revision, REV:PATH or :PATH. */
STORY_API int story_operand_read(story_operand *out, story_repo *repo, const char *text, story_error *err);
STORY_API void story_operand_dispose(story_operand *o);

/* Takes out the files that are no text in that encoding, or where it is NULL in that of the operand, or else of the first
 * one that is a text, and lists them, so that they don't hide the others. */
STORY_API int story_operand_leave_out(story_operand *o, const char *encoding, story_error *err);

/* Splits "A..B" and "A...B", where both sides are revisions (an empty one is HEAD) and no file has that name: then the
 * sides are in *left and *right, to be freed by the caller; of three dots the left one is the merge base. Otherwise both
 * stay NULL. */
STORY_API int story_range_split(story_repo *repo, const char *text, char **left, char **right, story_error *err);

/* What `list` tells of a variant. Strings live until the callback returns. */
typedef struct story_entry {
    const char *label, *commit, *subject; /* of its newest revision */
    int64_t time;                         /* in seconds since 1970, and */
    int offset;                           /* minutes east of UTC */
    size_t revisions, words;
} story_entry;

/* Calls for every variant of the story repository, by label; anything but 0 from the callback stops it and is returned. */
STORY_API int story_repo_list(story_repo *repo, int (*each)(void *payload, const story_entry *entry), void *payload,
                              story_error *err);

/* --------------------------------------------------------------------------------------------------- changes ---- */

typedef struct story_changes story_changes;

/* A story file that differs between two states of the repository around; renamed files are paired. */
typedef struct story_changed {
    const char *old_path, *new_path; /* NULL: not there */
    bool unmerged;                   /* a merge left it in conflict; of the index our side is taken */
} story_changed;

#define STORY_INDEX ":"     /* the state that the next commit would have */
#define STORY_WORK_TREE "." /* the files as they lie there */
#define STORY_NOTHING ""    /* no files at all: before the first commit */

/* The story files that differ between two states: revisions, or the above. paths, as git takes them in the
 * working directory, limit it to what lies at or below them. */
STORY_API int story_changes_new(story_changes **out, story_repo *repo, const char *left, const char *right,
                                const char *const *paths, size_t path_count, story_error *err);
STORY_API void story_changes_free(story_changes *c);
STORY_API const story_changed *story_changes_list(const story_changes *c, size_t *count);

/* The texts of one of them; the side that isn't there is empty. */
STORY_API int story_changes_read(const story_changes *c, size_t n, story_operand *left, story_operand *right,
                                 story_error *err);

/* --------------------------------------------------------------------------------------------------- history ---- */

typedef struct story_history story_history;

/* A revision in which story files changed. Strings live until the next one is asked for. */
typedef struct story_revision {
    const char *commit, *author, *mail, *message;
    int64_t time;  /* when it was written, in seconds since 1970, and */
    int offset;    /* minutes east of UTC */
    bool one_file; /* a file is followed, not a folder or all */
} story_revision;

/* The revisions of a label, a revision or a range "A..B", newest first, along first parents. path, as git takes
 * it in the working directory: of that file only, followed through renames, or of the story files in that folder or
 * matching that pattern; NULL: of all story files together. */
STORY_API int story_history_new(story_history **out, story_repo *repo, const char *start, const char *path,
                                story_error *err);
STORY_API void story_history_free(story_history *h);

/* 0 and a revision; 1: there are no more; else an error. */
STORY_API int story_history_next(story_history *h, story_revision *out, story_error *err);

/* The texts before and after that revision. */
STORY_API int story_history_read(story_history *h, story_operand *before, story_operand *after, story_error *err);

/* --------------------------------------------------------------------------------------------------- settings ---- */

typedef struct story_config story_config;

/* What git's configuration says here: system, user, repository (files false: none of these, after
 * story_repo_may_matter() said so), then GIT_CONFIG_COUNT, then `git -c`. repo may be NULL. */
STORY_API int story_config_new(story_config **out, const story_repo *repo, bool files, story_error *err);
STORY_API void story_config_free(story_config *c);

/* The last value of a name in lower case, as in "storydiff.width", or NULL. own: the repository's own file, which came
 * with the repository and may be anybody's, doesn't count: ask so for whatever is going to be run. */
STORY_API const char *story_config_get(const story_config *c, const char *name, bool own);

/* All of them, in the order in which later ones win. */
STORY_API const story_setting *story_config_list(const story_config *c, size_t *count);

/* Sets a name in the repository's configuration (global: in the user's), or takes it out where value is NULL. */
STORY_API int story_config_write(const story_repo *repo, bool global, const char *name, const char *value,
                                 story_error *err);

/* ------------------------------------------------------------------------------------------------------ hooks ---- */

typedef enum story_hook_state {
    STORY_HOOK_NONE,
    STORY_HOOK_INSTALLED, /* ours */
    STORY_HOOK_CHANGED,   /* ours, but changed by hand since */
    STORY_HOOK_OTHER      /* somebody's own */
} story_hook_state;

typedef struct story_hook {
    const char *name;
    story_hook_state state;
    bool chained;        /* a hook that was there before is kept beside it, and run first by ours */
    const char *manager; /* the hook manager that owns the hooks here, or NULL */
} story_hook;

/* Hooks of the repository around. program is the path of storydiff. A hook that was there is kept and run first. */
STORY_API int story_hook_find(story_hook *out, const story_repo *repo, const story_config *config, const char *name,
                              story_error *err);
STORY_API int story_hook_install(const story_repo *repo, const story_config *config, const char *name,
                                 const char *program, story_error *err);
STORY_API int story_hook_uninstall(const story_repo *repo, const story_config *config, const char *name,
                                   story_error *err);

/* ---------------------------------------------------------------------------------------------------- loading ---- */

typedef struct story_loads story_loads;

/* What became of one operand of a load. */
typedef struct story_loaded {
    const char *label;
    const char *source; /* the operand */
    const char *commit; /* the variant's newest, in hexadecimal */
    bool is_new;        /* the variant wasn't there before */
    bool is_same;       /* nothing to do: the repository holds these bytes already */
} story_loaded;

typedef struct story_load_options {
    const char *label;    /* for a single operand; NULL: what its name gives */
    const char *story;    /* labels go under this name and "/", or NULL */
    const char *author;   /* "Name <mail>", or NULL: as git would have it */
    const char *message;  /* or NULL */
    const char *encoding; /* bytes are stored whatever they are; NULL: they must be valid text */
    void (*progress)(void *payload, size_t done, size_t total); /* or NULL */
    void *payload;
} story_load_options;

/* Versions each operand (file, folder of chapters or "-") as one new commit on its branch: all of them, or none. */
STORY_API int story_repo_load(story_loads **out, story_repo *repo, const story_config *config,
                              const char *const *operands, size_t count, const story_load_options *options,
                              story_error *err);
STORY_API const story_loaded *story_loads_list(const story_loads *l, size_t *count);
STORY_API void story_loads_free(story_loads *l);

#ifdef __cplusplus
}
#endif

#endif
