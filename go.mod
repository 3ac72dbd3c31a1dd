module footnote

go 1.26

require github.com/philippgille/chromem-go v0.7.0
