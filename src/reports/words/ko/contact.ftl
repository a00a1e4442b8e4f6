# 보고서 `contact`에만 쓰는 말.
