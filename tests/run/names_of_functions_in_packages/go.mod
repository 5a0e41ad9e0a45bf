module example.com/a.b/c

go 1.19
