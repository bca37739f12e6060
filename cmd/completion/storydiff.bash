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
	# bash makes words of its own of --option=value
	if [ "$cur" = = ] || [ "${COMP_WORDS[COMP_CWORD-1]}" = = ]; then
		local name=${COMP_WORDS[COMP_CWORD-1]}
		[ "$name" = = ] && name=${COMP_WORDS[COMP_CWORD-2]} || cur=
		options=$(storydiff help "$command" 2>/dev/null |
			awk -v name="$name=" '/^ +(-., )?--/ { on = index($0, name) } on' | tr '\n' ' ' |
			sed -n 's/.*: \(\([a-z]*, *\)*[a-z]*\).*/\1/p' | tr -d ,)
		if [ "$name" = --table ]; then
			options="names places beats sentences"
		fi
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur"; [ -n "$options" ] || compgen -f -- "$cur")
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
		help) labels="beats $(storydiff help 2>/dev/null | sed -n 's/^  \([a-z]*\)  .*/\1/p')" ;;
		hook) labels="install uninstall status run pre-commit prepare-commit-msg commit-msg post-commit pre-push" ;;
		*) labels=$(storydiff list --no-pager --color=never 2>/dev/null | sed 's/ .*//') ;;
		esac
		mapfile -t COMPREPLY < <(compgen -W "$labels" -- "$cur"; [ "$command" = help ] || compgen -f -- "$cur")
		;;
	esac
}
complete -o filenames -F _storydiff storydiff

# git storydiff: git's own completion calls this with its words.
_git_storydiff()
{
	# shellcheck disable=SC2154
	COMP_WORDS=(storydiff "${words[@]:__git_cmd_idx + 1}")
	COMP_CWORD=$((cword - __git_cmd_idx))
	_storydiff
}
