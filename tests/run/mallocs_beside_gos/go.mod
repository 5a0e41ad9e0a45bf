module mallocs

go 1.19
