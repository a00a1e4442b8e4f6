# 보고서 `contact`에만 쓰는 말.

contact-event = 행사
contact-began = 시작 시각
contact-format = 진행 방식
contact-program = 프로그램
contact-part-of = 상위 행사
contact-nobody = 참석자로 기록된 사람이 없습니다.
contact-holders = 출처가 이름을 밝히지 않은 직위의 재임자
contact-no-summary = 논의 및 합의 내용은 기록되지 않았습니다.
contact-no-promises = 이 자리에서 한 약속은 기록되지 않았습니다.
contact-accounts = 출처의 서술
