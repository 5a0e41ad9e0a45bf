module gi

go 1.19
