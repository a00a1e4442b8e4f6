# 보고서 `briefing`에만 쓰는 말.

briefing-who = 상대방
briefing-address = 호칭
briefing-other-names = 다른 이름
briefing-remark = 비고
briefing-no-position = 이 날의 직위는 알려져 있지 않습니다.
channel-person = 본인
channel-position = 해당 직위의 재임자
channel-institution = 기관
channel-country = 해당 국가의 모든 기관
channel-whom = 이 보고서의 대상자
channel = 구분
days-ago = 경과 일수
topic = 주제
contact-number = 접촉 횟수
ours-know-them = 상대를 아는 우리 측 인사
theirs-know-us = 우리를 아는 상대측 인사
briefing-days-ago =
    { $count ->
        [0] 당일
       *[other] { $count }일 전
    }
briefing-left-out =
    { $count ->
       *[other] 이 밖에 { $count }개 당사자가 참석합니다.
    }
briefing-changes = 지난 만남 이후의 변화
change-new-holder = 신임
change-left = 이임
change-event-without-us = 우리 불참
change-fell-due = 기한 경과
change-kept = 이행됨
change-announced = 예고됨
briefing-now = 현재
briefing-before = 이전
briefing-none-open = 미이행 약속이 없습니다.
briefing-earlier =
    { $count ->
       *[other] 이전 접촉 { $count }건은 표시하지 않았습니다.
    }
briefing-who-knows-whom = 서로 아는 사람들
briefing-introductions = 소개받을 수 있는 경로
briefing-promised = 약속됨
