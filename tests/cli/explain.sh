# SPDX-License-Identifier: MIT
# --explain says what happened, layer by layer.
fixenc --explain 'SyriÃƒÂ«'
fixenc --explain 'ï»¿Ã©cole ΓÇö cafÃ©é'
fixenc --explain 'cafÃƒÂ©é'
printf 'Å�Ã³dÅº\ncafe\314\201\nNiets mis met Syrië.\nd\302\222accord\033[1m\n\nSyri├â┬½' |
    fixenc --explain=-
echo '-- charsets of several bytes a character; what is partly right is not told by layers'
fixenc --explain '璁㈤槄'
fixenc --explain 'caf茅 日本 譌･譛ｬ'
printf 'ç\342\200\231\302\201ãˆ¤æ§„é\302\217\342\200\232ä¼´æ¤ˆ\n' > twice
fixenc --explain - < twice
sed 's/$/é/' twice | fixenc --explain -
echo --
fixenc --explain '' --charsets=cp437
fixenc --explain 'Syri\u00c3\u00ab' --escapes=json
fixenc --explain 'SyriÃ«' --charsets=cp437
echo "exit $?"
fixenc --explain - < . 
echo "exit $?"
fixenc --explain 'SyriÃ«' > /dev/full
echo "exit $?"
