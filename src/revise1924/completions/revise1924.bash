# Completes revise1924 in bash. `make shell` makes this file from the arguments.
# To have it:
#   revise1924 completion bash > ~/.local/share/bash-completion/completions/revise1924
# or, without the package bash-completion, in ~/.bashrc:
#   eval "$(revise1924 completion bash)"

_revise1924() {
    local program=${COMP_WORDS[0]} word=${COMP_WORDS[COMP_CWORD]}
    local before=${COMP_WORDS[COMP_CWORD - 1]}
    local commands='study quiz web status stats decks new edit import export check schema doctor merge completion config'
    local command=study first=1 flags values places kind option at place=0

    if [[ $COMP_CWORD -gt 1 && " $commands " == *" ${COMP_WORDS[1]} "* ]]; then
        command=${COMP_WORDS[1]} first=2
    fi
    # What each takes: options, those of them with a value, and the words beside them.
    case $command in
        study)
            flags='-h --help --progress --tag --exam'
            values='--progress=files --tag=none --exam=none'
            places='decks+' ;;
        quiz)
            flags='-h --help --progress --tag --exam --test --drill --minutes'
            values='--progress=files --tag=none --exam=none --minutes=none'
            places='decks+' ;;
        web)
            flags='-h --help --port'
            values='--port=none'
            places='decks+' ;;
        status)
            flags='-h --help --progress --tag --json --short --exit-code'
            values='--progress=files --tag=none'
            places='decks' ;;
        stats)
            flags='-h --help --progress --tag --json'
            values='--progress=files --tag=none'
            places='decks' ;;
        decks)
            flags='-h --help --json --ids'
            values=''
            places='' ;;
        new)
            flags='-h --help'
            values=''
            places='none' ;;
        edit)
            flags='-h --help'
            values=''
            places='decks' ;;
        import)
            flags='-h --help --from --to --as --title --yes --split --points --between --rows'
            values='--from=none --to=files --as=none --title=none --points=lines,sentences --between=none --rows=none'
            places='files+' ;;
        export)
            flags='-h --help --progress --to --as --yes'
            values='--progress=files --to=files --as=none'
            places='decks' ;;
        check)
            flags='-h --help'
            values=''
            places='decks+' ;;
        schema)
            flags='-h --help'
            values=''
            places='' ;;
        doctor)
            flags='-h --help --progress --fix'
            values='--progress=files'
            places='decks' ;;
        merge)
            flags='-h --help --progress'
            values='--progress=files'
            places='files+' ;;
        completion)
            flags='-h --help'
            values=''
            places='bash,zsh,fish' ;;
        config)
            flags='-h --help --json'
            values='theme=revise-dark,revise-light,textual-dark,textual-light,nord,gruvbox,catppuccin-mocha,dracula,tokyo-night,monokai,flexoki,catppuccin-latte,catppuccin-frappe,catppuccin-macchiato,solarized-light,solarized-dark,rose-pine,rose-pine-moon,rose-pine-dawn,atom-one-dark,atom-one-light,ansi-dark,ansi-light glyphs=unicode,plain motion=true,false accessible=true,false'
            places='theme,new_a_day,motion,glyphs,accessible none' ;;
    esac

    for ((at = first; at < COMP_CWORD; at++)); do
        kind=
        for option in $values; do
            [[ ${COMP_WORDS[at]} == "${option%%=*}" ]] && kind=${option#*=}
        done
        if [[ -n $kind ]]; then
            ((at++))
        elif [[ ${COMP_WORDS[at]} != -* ]]; then
            ((place++))
        fi
    done
    if ((at == COMP_CWORD)); then # else the word is an option's value
        kind=
        for option in $places; do
            if ((place-- == 0)) || [[ $option == *+ ]]; then
                kind=${option%+}
                break
            fi
        done
        [[ $word == -* ]] && kind=flags
    fi

    local IFS=$' \t\n' found=
    case $kind in
        flags) found=$(compgen -W "$flags" -- "$word") ;;
        decks) found=$(compgen -W "$("$program" decks --ids 2>/dev/null)" -- "$word") ;;
        none) ;;
        files) ;;
        *) found=$(compgen -W "${kind//,/ }" -- "$word") ;;
    esac
    if ((COMP_CWORD == 1)) && [[ $word != -* ]]; then
        found+=$'\n'$(compgen -W "$commands" -- "$word")
    fi
    if [[ $kind == files || $kind == decks && $found != *[!$'\n']* ]]; then
        found=$(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
    fi
    IFS=$'\n'
    COMPREPLY=($found)
}

complete -F _revise1924 revise1924
