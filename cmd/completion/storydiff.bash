# bash completion of storydiff: commands, options as `storydiff help` prints them, labels, files.
_storydiff()
{
	local cur=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]}
	local commands options labels
	COMPREPLY=()
	if [ "$COMP_CWORD" = 1 ]; then
		commands=$(storydiff help 2>/dev/null | sed -n 's/^  \([a-z]*\)  .*/\1/p')
		mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
		return
	fi
	case $cur in
	-*)
		options=$(storydiff help "$command" 2>/dev/null | grep -o -e '--[a-z-]*=\{0,1\}' | sort -u)
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
		[[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
		;;
	*)
		case $command in
		help) labels=$(storydiff help 2>/dev/null | sed -n 's/^  \([a-z]*\)  .*/\1/p') ;;
		hook) labels="install uninstall status run pre-commit prepare-commit-msg commit-msg post-commit pre-push" ;;
		*) labels=$(storydiff list --no-pager --color=never 2>/dev/null | sed 's/ .*//') ;;
		esac
		mapfile -t COMPREPLY < <(compgen -W "$labels" -- "$cur"; [ "$command" = help ] || compgen -f -- "$cur")
		;;
	esac
}
complete -o filenames -F _storydiff storydiff
