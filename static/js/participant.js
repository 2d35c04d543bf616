// what a phone does beyond plain forms
