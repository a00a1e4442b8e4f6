# 보고서 `watch-list`에만 쓰는 말.
