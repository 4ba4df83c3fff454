# SPDX-License-Identifier: MIT
# --explain says what happened, layer by layer.
fixenc --explain 'SyriÃƒÂ«'
fixenc --explain 'ï»¿Ã©cole ΓÇö cafÃ©é'
fixenc --explain 'cafÃƒÂ©é'
printf 'Å�Ã³dÅº\ncafe\314\201\nNiets mis met Syrië.\nd\302\222accord\033[1m\n\nSyri├â┬½' |
    fixenc --explain=-
fixenc --explain '' --charsets=cp437
fixenc --explain 'Syri\u00c3\u00ab' --escapes=json
fixenc --explain 'SyriÃ«' --charsets=cp437
echo "exit $?"
fixenc --explain - < . 
echo "exit $?"
fixenc --explain 'SyriÃ«' > /dev/full
echo "exit $?"
