# fish completion of storydiff: commands, options as `storydiff help` prints them, labels, files.
function __storydiff_commands
    storydiff help 2>/dev/null | string match -rg '^  ([a-z]+)  +(.*)' | while read -l name
        read -l about
        printf '%s\t%s\n' $name $about
    end
end

function __storydiff_options
    set -l words (commandline -opc)
    storydiff help $words[2] 2>/dev/null | string match -rag -- '(--[a-z-]+)'
end

complete -c storydiff -n __fish_use_subcommand -f -a '(__storydiff_commands)'
complete -c storydiff -n 'not __fish_use_subcommand' -a '(storydiff list --no-pager --color=never 2>/dev/null | string replace -r " .*" "")' -d variant
complete -c storydiff -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__storydiff_options)'
complete -c storydiff -n '__fish_seen_subcommand_from hook' -f -a 'install uninstall status run pre-commit prepare-commit-msg commit-msg post-commit pre-push'
