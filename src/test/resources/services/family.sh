#!/bin/sh
# A family: two ordinary children, one deaf to SIGTERM, one in a session of its own with a deaf grandchild, and a daemon
# that forked twice. None lives longer than 60 s.
sleep 60 &
sleep 60 &
sh -c 'trap "" TERM; sleep 60; :' &
setsid sh -c 'sh -c "trap \"\" TERM HUP INT; sleep 60; :" & sleep 60' &
(setsid sh -c 'sleep 60 & exit 0' &)
echo ready
wait
