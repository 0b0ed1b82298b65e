# Completes revise1924 in fish. `make shell` makes this file from the arguments.
# To have it:
#   revise1924 completion fish > ~/.config/fish/completions/revise1924.fish

function __revise1924_command -d 'Whether this command, or none, stands on the line'
    set -l words (commandline -opc)
    if contains -- "$words[2]" study status stats decks new edit import export check schema doctor merge completion config
        test "$words[2]" = $argv[1]
    else
        test study = $argv[1]
    end
end

complete -c revise1924 -f

complete -c revise1924 -n __fish_use_subcommand -a study -d 'open the full-screen app'
complete -c revise1924 -n __fish_use_subcommand -a status -d 'print what is due, without a screen'
complete -c revise1924 -n __fish_use_subcommand -a stats -d 'print recall, weak points, days and what comes'
complete -c revise1924 -n __fish_use_subcommand -a decks -d 'print all your decks, and what is due today'
complete -c revise1924 -n __fish_use_subcommand -a new -d 'start a deck, with two cards that show how'
complete -c revise1924 -n __fish_use_subcommand -a edit -d 'open a whole deck in your editor, then check it'
complete -c revise1924 -n __fish_use_subcommand -a import -d 'take in cards of any program, after showing what was understood'
complete -c revise1924 -n __fish_use_subcommand -a export -d 'give a deck out in another format'
complete -c revise1924 -n __fish_use_subcommand -a check -d 'find every fault in deck files'
complete -c revise1924 -n __fish_use_subcommand -a schema -d 'print the JSON Schema of a deck, for editors'
complete -c revise1924 -n __fish_use_subcommand -a doctor -d 'find what is wrong with a progress file, and mend it'
complete -c revise1924 -n __fish_use_subcommand -a merge -d 'take in other copies of a progress file, as of a synced folder'
complete -c revise1924 -n __fish_use_subcommand -a completion -d 'print what lets a shell complete commands and decks'
complete -c revise1924 -n __fish_use_subcommand -a config -d 'print the settings, or change one'
complete -c revise1924 -n '__revise1924_command study' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command study' -l progress -r -F -d 'keep the progress in this file'
complete -c revise1924 -n '__revise1924_command study' -l tag -r -d 'only the cards that have this tag; can be given again for more'
complete -c revise1924 -n '__revise1924_command study' -l exam -r -d 'the day of the exam: 2027-06-04, \'4 June\', \'in 3 weeks\', or none'
complete -c revise1924 -n '__revise1924_command study' -F -k -a '(revise1924 decks --ids 2>/dev/null)'
complete -c revise1924 -n '__revise1924_command status' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command status' -l progress -r -F -d 'keep the progress in this file'
complete -c revise1924 -n '__revise1924_command status' -l tag -r -d 'only the cards that have this tag; can be given again for more'
complete -c revise1924 -n '__revise1924_command status' -l json -d 'for scripts'
complete -c revise1924 -n '__revise1924_command status' -l short -d 'one line for a prompt or tmux; without DECK, of all decks together'
complete -c revise1924 -n '__revise1924_command status' -l exit-code -d 'end with 3 where nothing is to study now'
complete -c revise1924 -n '__revise1924_command status' -F -k -a '(revise1924 decks --ids 2>/dev/null)'
complete -c revise1924 -n '__revise1924_command stats' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command stats' -l progress -r -F -d 'keep the progress in this file'
complete -c revise1924 -n '__revise1924_command stats' -l tag -r -d 'only the cards that have this tag; can be given again for more'
complete -c revise1924 -n '__revise1924_command stats' -l json -d 'for scripts'
complete -c revise1924 -n '__revise1924_command stats' -F -k -a '(revise1924 decks --ids 2>/dev/null)'
complete -c revise1924 -n '__revise1924_command decks' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command decks' -l json -d 'for scripts'
complete -c revise1924 -n '__revise1924_command decks' -l ids -d 'only the decks\' ids, one a line'
complete -c revise1924 -n '__revise1924_command new' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command edit' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command edit' -F -k -a '(revise1924 decks --ids 2>/dev/null)'
complete -c revise1924 -n '__revise1924_command import' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command import' -l from -r -d 'what the file is, where it is taken for something else: anki, anki-text, crowdanki, json, markdown, notes, page or table'
complete -c revise1924 -n '__revise1924_command import' -l to -r -F -d 'write the deck there, not into the library'
complete -c revise1924 -n '__revise1924_command import' -l as -r -d 'the deck\'s id; else it is made of its title'
complete -c revise1924 -n '__revise1924_command import' -l title -r -d 'the deck\'s title'
complete -c revise1924 -n '__revise1924_command import' -l yes -d 'save it without asking'
complete -c revise1924 -n '__revise1924_command import' -l split -d 'several decks in one file stay several'
complete -c revise1924 -n '__revise1924_command import' -l points -r -a 'lines sentences' -d 'what a point is: a line of an answer, or a sentence where it has but one line'
complete -c revise1924 -n '__revise1924_command import' -l between -r -d 'what parts the two sides of a card, as Quizlet asks'
complete -c revise1924 -n '__revise1924_command import' -l rows -r -d 'what parts one card from the next'
complete -c revise1924 -n '__revise1924_command import' -F
complete -c revise1924 -n '__revise1924_command export' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command export' -l progress -r -F -d 'keep the progress in this file'
complete -c revise1924 -n '__revise1924_command export' -l to -r -F -d 'its ending says the format: .json, .md, .csv, .txt for Anki, .apkg, .html to print; - writes to the output'
complete -c revise1924 -n '__revise1924_command export' -l as -r -d 'the format, whatever the ending: json, markdown, table, anki-text, anki, sheet, or reviews for your progress as a table'
complete -c revise1924 -n '__revise1924_command export' -l yes -d 'write over a file that is there'
complete -c revise1924 -n '__revise1924_command export' -F -k -a '(revise1924 decks --ids 2>/dev/null)'
complete -c revise1924 -n '__revise1924_command check' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command check' -F -k -a '(revise1924 decks --ids 2>/dev/null)'
complete -c revise1924 -n '__revise1924_command schema' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command doctor' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command doctor' -l progress -r -F -d 'keep the progress in this file'
complete -c revise1924 -n '__revise1924_command doctor' -l fix -d 'mend it; the file as it was is kept'
complete -c revise1924 -n '__revise1924_command doctor' -F -k -a '(revise1924 decks --ids 2>/dev/null)'
complete -c revise1924 -n '__revise1924_command merge' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command merge' -l progress -r -F -d 'keep the progress in this file'
complete -c revise1924 -n '__revise1924_command merge' -F
complete -c revise1924 -n '__revise1924_command completion' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command completion' -a 'bash zsh fish'
complete -c revise1924 -n '__revise1924_command config' -s h -l help -d 'show this help message and exit'
complete -c revise1924 -n '__revise1924_command config' -l json -d 'for scripts'
complete -c revise1924 -n '__revise1924_command config' -a 'theme new_a_day motion glyphs accessible'
