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

/* -------------------------------------------------------------------------------------------------- operands ---- */

/* The bytes that an operand means. */
typedef struct story_operand {
    const char *label;
    const char *bytes;
    size_t len;
    story_markup markup;
    story_source source;
    bool ambiguous; /* it is a variant in the repository too */
    void *memory;   /* what the above lies in */
} story_operand;

/* Reads what text means: "-" (standard input), a file, a folder of chapters, else, where there is a repository (NULL:
 * none), a label, a revision, REV:PATH or :PATH. */
STORY_API int story_operand_read(story_operand *out, story_repo *repo, const char *text, story_error *err);
STORY_API void story_operand_dispose(story_operand *o);

#ifdef __cplusplus
}
#endif

#endif
