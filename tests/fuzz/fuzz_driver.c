/* fuzz_driver - what git hands to an external diff: path, modes, new path and header, then the two texts, parted by
 * NULs. The first byte says which form of the call it is. */
#include <stdlib.h>
#include <string.h>

#include "fuzz/command.h"
#include "fuzz/fuzz.h"

enum { PATH, OLD_MODE, NEW_MODE, NEW_PATH, HEADER, OLD_TEXT, PIECES };

static const char *piece(const command_pieces *p, size_t n)
{
    return p->count > n ? p->items[n] : "";
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char absent[] = "/dev/null";
    command_pieces p = command_cut(bytes + (len > 0), len - (len > 0), PIECES);
    const char *old_text = piece(&p, OLD_TEXT);
    const char *old_file = command_file("old", old_text, strlen(old_text));
    const char *new_file = command_file("new", p.rest, p.rest_len);
    int form = len ? *bytes % 8 : 0;
    const char *operands[] = {piece(&p, PATH),     form == 6 ? absent : old_file, "0123",
                              piece(&p, OLD_MODE), form == 7 ? absent : new_file, "4567",
                              piece(&p, NEW_MODE), piece(&p, NEW_PATH),           piece(&p, HEADER)};
    const char *tool[] = {old_file, new_file, piece(&p, PATH)};
    int code;

    if (form == 0)
        code = command_run("driver", tool, 3, "", 0);
    else
        code = command_run("driver", operands, form == 1 ? 1 : form == 2 ? 5 : form < 5 ? 7 : 9, "", 0);
    if (code == 1)
        command_stop("git takes status 1 for a crash", piece(&p, PATH));
    free(p.bytes);
    return 0;
}
