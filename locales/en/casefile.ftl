# What `casefile export` and `casefile verify` say.

casefile-written = { $path } was written: { $lines } lines. The case ends with the digest { $head }; keep it elsewhere, and the file can be checked against it later.
casefile-missing-files = { $count ->
        [one] One file that the case refers to is no longer kept; its line says so.
       *[other] { $count } files that the case refers to are no longer kept; their lines say so.
    }
casefile-whole = The file of case { $case } is whole. Entries: { $entries }, files: { $files }, letters: { $letters }.
casefile-gaps = { $count ->
        [one] One entry says nothing: it was erased, or is not about this case.
       *[other] { $count } entries say nothing: they were erased, or are not about this case.
    }
casefile-head = The case ends with the digest { $head }. Compare it with the one that was kept elsewhere, if there is one.

casefile-changed = The case file is not whole: line { $line }, or one before it, is not what was written. Have the file written anew.
casefile-missing = The case file is not whole: a line is missing before what is now line { $line }. Have the file written anew.
casefile-moved = The case file is not whole: line { $line } belongs at another place. Have the file written anew.
casefile-cut = The case file is not whole: it ends before line { $line }. Have the file written anew.
casefile-foreign = The case file is not whole: line { $line } does not belong to it. Have the file written anew.
casefile-entry = This concerns entry { $version } of { $stream }.
